import type { Task } from '../core/Task.js'
import type { HandlerSettings } from './handlerSettings.js'
import { readNews, userTopic } from './taskNews.js'

interface NewsListener {
  task(task: Task): void
  /** Some news were missed: what is written down has to be read again. */
  gap(): void
}

/** The news of users' tasks, from every process: the store is listened to once for each user, however many streams. */
export interface UserNews {
  /** Resolves when nothing that is published from then on is missed. @throws What the store throws. */
  listen(user: string, listener: NewsListener): Promise<() => void>
}

interface Listening {
  listeners: Set<NewsListener>
  /** Resolves to the way to stop. */
  begun: Promise<() => void>
}

export function userNews({ store }: Pick<HandlerSettings, 'store'>): UserNews {
  const users = new Map<string, Listening>()

  function begin(user: string): Listening {
    const listeners = new Set<NewsListener>()
    const tellAll = (tell: (listener: NewsListener) => void) => {
      for (const listener of [...listeners]) tell(listener)
    }
    const onMessage = (message: string) => {
      const task = readNews(message)
      if (task) tellAll((listener) => listener.task(task))
    }
    const onGap = () => tellAll((listener) => listener.gap())
    const begun = store.listen(userTopic(user), onMessage, { onGap }).then(({ stop }) => stop)
    const listening = { listeners, begun }
    users.set(user, listening)
    return listening
  }

  function leave(user: string, listening: Listening, listener: NewsListener): void {
    listening.listeners.delete(listener)
    if (listening.listeners.size > 0) return
    if (users.get(user) === listening) users.delete(user)
    // One that could not begin has nothing to stop, and its listeners were told.
    listening.begun.then(
      (stop) => stop(),
      () => undefined,
    )
  }

  return {
    async listen(user, listener) {
      const listening = users.get(user) ?? begin(user)
      listening.listeners.add(listener)
      let isListening = true
      const stop = () => {
        if (isListening) leave(user, listening, listener)
        isListening = false
      }
      try {
        await listening.begun
        return stop
      } catch (error) {
        stop()
        throw error
      }
    },
  }
}
