import type { Task, TaskState } from '../core/Task.js'
import { parseJson } from '../core/unknownJson.js'
import { taskSchema } from '../core/wire.js'
import type { HandlerSettings } from './handlerSettings.js'
import { safeErrorDetails } from './safeErrorDetails.js'

/** What is known of a task is kept for a day, as an intent is; after that it is asked for again. */
const KNOWN_FOR_MS = 24 * 60 * 60 * 1000

/** How far a state is. Both ends are as far: whichever was heard first stays. */
export const stateRank: Readonly<Record<TaskState, number>> = {
  pending: 1,
  processing: 2,
  success: 3,
  failed: 3,
}

type NewsSettings = Pick<HandlerSettings, 'store' | 'emit' | 'logger'>

/**
 * Tells everybody who listens to this user's tasks, in every process, how far one has come: once for each change of
 * state, whoever sees it first. A state only moves forward, so what is already known, or comes late, is nobody's news.
 *
 * `settings.emit` is called by the one that was first, when the news is out; a process that is killed between the two
 * has not called it.
 *
 * @param task As its owner's browser gets it, under the sealed id.
 * @returns Whether it was news.
 * @throws What the store throws.
 */
export async function publishTask(settings: NewsSettings, user: string, task: Task): Promise<boolean> {
  const { store } = settings
  const key = newsKey(task.taskId)
  const message = JSON.stringify(task)
  for (;;) {
    const stored = await store.get(key)
    const known = readNews(stored)
    if (known && stateRank[task.state] <= stateRank[known.state]) return false
    const publish = { topic: userTopic(user), message }
    // Not replaced: somebody else was faster, with news that may be the same.
    if (await store.replace(key, stored, message, { ttlMs: KNOWN_FOR_MS, publish })) break
  }
  settings.emit({ type: 'task-changed', user, task })
  return true
}

/** The same, for whoever has an answer to give and must not fail for the news in it. */
export async function publishTaskOrLog(settings: NewsSettings, user: string, task: Task): Promise<void> {
  try {
    await publishTask(settings, user, task)
  } catch (error) {
    settings.logger.error(safeErrorDetails(error), 'The store did not take what became of a task')
  }
}

/** What was last published of a task; `undefined` where nothing is known. */
export async function knownTask({ store }: NewsSettings, taskId: string): Promise<Task | undefined> {
  return readNews(await store.get(newsKey(taskId)))
}

/** The topic on which the news of a user's tasks travel. */
export function userTopic(user: string): string {
  return `user:${encodeURIComponent(user)}`
}

/** The task in a message of a topic; `undefined` where it is none, such as one of another version. */
export function readNews(message: string | undefined): Task | undefined {
  const task = taskSchema.safeParse(parseJson(message ?? ''))
  return task.success ? task.data : undefined
}

function newsKey(taskId: string): string {
  return `news:${taskId}`
}
