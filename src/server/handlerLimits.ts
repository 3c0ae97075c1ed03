import type { HandlerLimits } from './VideoHandlerOptions.js'

const DEFAULT_LIMITS: HandlerLimits = {
  imageBytes: 10 * 1024 * 1024,
  bodyBytes: 64 * 1024,
  createsPerMinute: 60,
  checksPerMinute: 3000,
  uploadsPerMinute: 60,
  eventStreams: 20,
}

/**
 * The limits with every default in place.
 * @throws {Error} for one that is no number from 0 up: a misread environment variable must not switch a limit off.
 */
export function handlerLimits(given: Partial<HandlerLimits> = {}): HandlerLimits {
  for (const [name, limit] of Object.entries(given)) {
    if (typeof limit !== 'number' || !(limit >= 0)) {
      throw new Error(`createVideoHandler: \`limits.${name}\` is a number from 0 up, not ${String(limit)}.`)
    }
  }
  return { ...DEFAULT_LIMITS, ...given }
}
