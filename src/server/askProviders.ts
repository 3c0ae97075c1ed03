import type { Task, TaskRef } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoProvider } from '../providers/provider.js'
import type { OwnRef } from './findOwnTask.js'
import { mapAtMost } from './mapAtMost.js'

/** How many single checks are under way at once: a full query takes five rounds, and no provider is flooded. */
const CHECKS_AT_ONCE = 10

/** The task that was asked for. Throws what came in its place. */
export type TaskOf = (own: OwnRef) => Task

/**
 * Asks the providers about many tasks, to be looked up one by one. A provider that takes several in a call is asked in
 * one; the others are asked for each task. What goes wrong with one task is said of that task alone.
 *
 * Rejects only where the asker has given up.
 */
export async function askProviders(owned: readonly OwnRef[], signal: AbortSignal): Promise<TaskOf> {
  const answers = new Map<OwnRef, TaskOf>()
  const groups = [...byProvider(owned)]
  const together = groups.filter(([provider, group]) => provider.getTasks && group.length > 1)
  const alone = groups.filter((group) => !together.includes(group)).flatMap(([, group]) => group)
  await Promise.all([
    ...together.map(async ([provider, group]) => {
      const taskOf = await settled(() => askTogether(provider, group, signal), signal)
      for (const own of group) answers.set(own, taskOf)
    }),
    mapAtMost(CHECKS_AT_ONCE, alone, async (own) => {
      answers.set(own, await settled(() => askAlone(own, signal), signal))
    }),
  ])
  return (own) => (answers.get(own) ?? unanswered)(own)
}

function byProvider(owned: readonly OwnRef[]): ReadonlyMap<VideoProvider, OwnRef[]> {
  const groups = new Map<VideoProvider, OwnRef[]>()
  for (const own of owned) groups.set(own.provider, [...(groups.get(own.provider) ?? []), own])
  return groups
}

async function askAlone({ provider, ref }: OwnRef, signal: AbortSignal): Promise<TaskOf> {
  const task = await provider.getTask(ref, { signal })
  return () => task
}

async function askTogether(
  provider: VideoProvider,
  group: readonly OwnRef[],
  signal: AbortSignal,
): Promise<TaskOf> {
  const refs = group.map(({ ref }) => ref)
  const answers = (await provider.getTasks?.(refs, { signal })) ?? []
  return (own) => ownTask(answers[group.indexOf(own)], own.ref)
}

/** A list in another order than was asked for must not show one task in the place of another. */
function ownTask(answer: Task | VideoError | undefined, ref: TaskRef): Task {
  if (answer instanceof Error) throw answer
  return answer?.taskId === ref.taskId ? answer : unanswered()
}

function unanswered(): never {
  throw new VideoError('malformed-response', 'The provider did not answer about this task.')
}

async function settled(ask: () => Promise<TaskOf>, signal: AbortSignal): Promise<TaskOf> {
  try {
    return await ask()
  } catch (error) {
    signal.throwIfAborted()
    return () => {
      throw error
    }
  }
}
