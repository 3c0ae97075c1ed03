import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { typicalMs } from '../models/taskKind.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import type { VideoProvider } from '../providers/provider.js'

/** When to look at a task again, for everybody who listens. */
export interface LookSchedule {
  /** How many milliseconds until the next look; 0 or less is now. `lookedAt` is 0 where nobody has looked. */
  nextDelayMs(task: LookedAt): Promise<number>
  /** Told of each answer, so that a settled one teaches how long its kind takes. `task.lookedAt` is of the look before. */
  observe(task: LookedAt, answer: Task, followedSince: number): Promise<void>
}

interface LookedAt {
  ref: TaskRef
  provider: VideoProvider
  lookedAt: number
}

/** Between two looks at a task of which a callback will tell: they only guard against one that never comes. */
const GUARD_MS = 15_000

/**
 * @param policy Learns from all users' tasks.
 * @param hasCallbacks Whether providers call back; the first look comes as soon, the others at most every 15 s.
 */
export function lookSchedule(policy: PollingPolicy, hasCallbacks: boolean): LookSchedule {
  return {
    async nextDelayMs({ ref, provider, lookedAt }) {
      const { startTime } = ref
      const since = (time: number) => (startTime === undefined ? undefined : Math.max(0, time - startTime))
      const delayMs = policy.nextDelayMs({
        kind: kindOf(ref),
        elapsedMs: since(Date.now()),
        lastAnswerMs: lookedAt === 0 ? undefined : (since(lookedAt) ?? 0),
        typicalMs: await usual(ref, provider),
      })
      if (!hasCallbacks || lookedAt === 0) return delayMs
      return Math.max(delayMs, lookedAt + GUARD_MS - Date.now())
    },
    async observe({ ref, provider, lookedAt }, answer, followedSince) {
      const { startTime } = ref
      const kind = kindOf(ref)
      const range = await usual(ref, provider)
      if (!isSettled(answer) || startTime === undefined || kind === undefined || range === undefined) return
      const now = Date.now()
      const { costTime } = answer
      // One that was over before anybody looked tells of those who look, not of how long tasks take.
      if (lookedAt === 0 && (costTime === undefined || costTime < followedSince - startTime)) return
      const duration =
        costTime === undefined
          ? { durationMs: (lookedAt + now) / 2 - startTime, withinMs: (now - lookedAt) / 2 }
          : { durationMs: costTime }
      policy.observe?.(kind, range, { ...duration, startTime, endTime: now })
    },
  }
}

/** What the policy learns under. A task without a kind teaches nothing. */
function kindOf({ model, kind }: TaskRef): string | undefined {
  return kind === undefined ? undefined : `${model}:${kind}`
}

async function usual(ref: TaskRef, provider: VideoProvider): Promise<readonly [number, number] | undefined> {
  const { models } = await provider.describe()
  const model = models.find(({ id }) => id === ref.model)
  return model && typicalMs(model, ref.kind)
}
