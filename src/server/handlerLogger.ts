import type { VideoHandlerEvent, VideoHandlerLogger } from './VideoHandlerOptions.js'

const silent = () => undefined

/** The host's logger with all four levels; what it does not have, or where there is none, is said to nobody. */
export function handlerLogger(logger: VideoHandlerLogger | undefined): Required<VideoHandlerLogger> {
  if (!logger) return { debug: silent, info: silent, warn: silent, error: silent }
  // Called on the logger: pino's methods need their `this`.
  return {
    debug: (details, message) => logger.debug?.(details, message),
    info: (details, message) => logger.info?.(details, message),
    warn: (details, message) => {
      logger.warn(details, message)
    },
    error: (details, message) => {
      logger.error(details, message)
    },
  }
}

/** What a log may know of an event: names of ours, and no word or URL of a provider's or a browser's. */
export function eventDetails(event: VideoHandlerEvent): object {
  const { type, user } = event
  switch (event.type) {
    case 'task-created':
      return { type, user, model: event.model, taskId: event.taskId }
    case 'task-refused':
    case 'task-uncertain':
      return { type, user, model: event.model, code: event.code }
    case 'task-changed':
      return { type, user, model: event.task.model, taskId: event.task.taskId, state: event.task.state }
    case 'image-uploaded':
      return { type, user, contentType: event.contentType, bytes: event.bytes }
  }
}
