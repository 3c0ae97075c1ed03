import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoProvider } from '../providers/provider.js'
import type { FollowedTask } from './followTask.js'
import { followTask } from './followTask.js'
import type { HandlerSettings } from './handlerSettings.js'
import { lookSchedule } from './lookSchedule.js'
import { publicRefusal } from './problemResponse.js'
import type { ProviderPace } from './providerPace.js'
import { providerPace } from './providerPace.js'

interface TaskListener {
  /** All that is seen of the task, whether it is news or not. */
  task(task: Task): void
  /** Nobody looks at it any more, and this is why. */
  ended(error: VideoError): void
}

/** Everybody in this process who follows tasks: one loop for each task, however many listen to it. */
export interface TaskFollowers {
  /** Follows until the returned function is called. When nobody listens to a task any more, nobody looks at it. */
  follow(followed: FollowedTask, listener: TaskListener): () => void
}

interface Following {
  listeners: Set<TaskListener>
  stopped: AbortController
}

export function taskFollowers(settings: HandlerSettings): TaskFollowers {
  const followings = new Map<string, Following>()
  const paces = new Map<VideoProvider, ProviderPace>()
  const schedule = lookSchedule(settings.polling, settings.publicUrl !== undefined)

  function paceOf(provider: VideoProvider): ProviderPace {
    const pace = paces.get(provider) ?? providerPace(provider)
    paces.set(provider, pace)
    return pace
  }

  function begin(followed: FollowedTask): Following {
    const following: Following = { listeners: new Set(), stopped: new AbortController() }
    const { signal } = following.stopped
    const tellAll = (tell: (listener: TaskListener) => void) => {
      if (!signal.aborted) for (const listener of [...following.listeners]) tell(listener)
    }
    const tools = { settings, pace: paceOf(followed.own.provider), schedule }
    followings.set(followed.taskId, following)
    void followTask(tools, followed, (task) => tellAll((listener) => listener.task(task)), signal)
      .catch((error: unknown) => {
        const refusal = publicRefusal(error, settings.logger).error
        tellAll((listener) => listener.ended(refusal))
      })
      .finally(() => {
        // Who begins to listen after the end begins anew.
        if (followings.get(followed.taskId) === following) followings.delete(followed.taskId)
      })
    return following
  }

  return {
    follow(followed, listener) {
      const following = followings.get(followed.taskId) ?? begin(followed)
      following.listeners.add(listener)
      return () => {
        following.listeners.delete(listener)
        if (following.listeners.size > 0) return
        if (followings.get(followed.taskId) === following) followings.delete(followed.taskId)
        following.stopped.abort()
      }
    },
  }
}
