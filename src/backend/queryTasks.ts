import type { Task, TaskRef } from '../core/Task.js'
import { property } from '../core/unknownJson.js'
import type { RequestOptions } from '../core/VideoBackend.js'
import { VideoError } from '../core/VideoError.js'
import { MAX_QUERY_IDS, fromProblem, wireRoutes } from '../core/wire.js'
import { queryResultSchema } from '../core/wireAnswers.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerRequest } from './handlerRequest.js'
import { answeredTask } from './handlerTask.js'

/** Asks for many tasks, in as few requests as the handler allows. Each ref has an answer of its own, in the order given. */
export async function queryTasks(
  connection: HandlerConnection,
  refs: readonly TaskRef[],
  { signal }: RequestOptions = {},
): Promise<(Task | VideoError)[]> {
  const answers: Promise<(Task | VideoError)[]>[] = []
  for (let start = 0; start < refs.length; start += MAX_QUERY_IDS) {
    answers.push(queryOnce(connection, refs.slice(start, start + MAX_QUERY_IDS), signal))
  }
  return (await Promise.all(answers)).flat()
}

async function queryOnce(
  connection: HandlerConnection,
  refs: readonly TaskRef[],
  signal: AbortSignal | undefined,
): Promise<(Task | VideoError)[]> {
  const { body } = await handlerRequest(connection, wireRoutes.query, {
    signal,
    method: 'POST',
    body: JSON.stringify({ ids: refs.map((ref) => ref.taskId) }),
    headers: { 'Content-Type': 'application/json' },
  })
  const results = property(body, 'results')
  if (!Array.isArray(results) || results.length !== refs.length) {
    throw new VideoError('malformed-response', 'The handler did not answer for every task')
  }
  return refs.map((ref, index) => resultFor(connection, results[index], ref))
}

/** One result that cannot be read spoils no other. */
function resultFor(connection: HandlerConnection, value: unknown, ref: TaskRef): Task | VideoError {
  const result = queryResultSchema.safeParse(value)
  if (result.success && 'problem' in result.data) return fromProblem(result.data.problem)
  try {
    return answeredTask(connection, property(value, 'task'), ref)
  } catch (error) {
    if (error instanceof VideoError) return error
    throw error
  }
}
