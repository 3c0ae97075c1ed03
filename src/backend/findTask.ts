import type { Task } from '../core/Task.js'
import type { FindTaskOptions } from '../core/VideoBackend.js'
import { VideoError } from '../core/VideoError.js'
import { INTENT_AGE_PARAMETER, wireRoutes } from '../core/wire.js'
import { intentAnswerSchema } from '../core/wireAnswers.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerRequest } from './handlerRequest.js'
import { taskIn } from './handlerTask.js'

/** Asks what became of an intent that was sent so long ago. @returns `undefined` where the handler knows nothing of it */
export async function findTask(
  connection: HandlerConnection,
  intentId: string,
  { agoMs, signal }: FindTaskOptions = {},
): Promise<Task | 'in-flight' | undefined> {
  const path = `${wireRoutes.intent(intentId)}${agoMs === undefined ? '' : `?${INTENT_AGE_PARAMETER}=${agoMs}`}`
  const answer = await handlerRequest(connection, path, { signal, asksForOne: true }).catch(
    (error: unknown) => {
      if (error instanceof VideoError && error.code === 'not-found') return undefined
      throw error
    },
  )
  if (!answer) return undefined
  const intent = intentAnswerSchema.safeParse(answer.body)
  if (!intent.success) {
    throw new VideoError('malformed-response', `${path} gave no answer that can be read`)
  }
  return intent.data.outcome === 'task' ? taskIn(connection, intent.data.task) : 'in-flight'
}
