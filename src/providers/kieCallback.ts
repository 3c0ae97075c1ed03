import { callbackEnvelope } from './callbackEnvelope.js'
import { kieSignature, verifyKieSignature } from './kieSignature.js'
import type { CallbackHint } from './provider.js'
import type { RecordReading } from './recordAnswer.js'
import { recordHint } from './recordAnswer.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { idProperty } from './upstreamValues.js'

/**
 * What a callback of KIE claims.
 * @param hmacKey With it, only a signed callback is read. The signature covers the task's id and the time, nothing else
 * of the body: whoever has seen one can post any result for that task for five minutes. So it stays a hint.
 * @throws {VideoError} `forbidden` for a signature that is missing, wrong or old; `malformed-response` where no task
 * can be made out.
 */
export async function kieCallback(
  request: Request,
  hmacKey: string | undefined,
  reading: RecordReading,
): Promise<CallbackHint> {
  const signature = hmacKey === undefined ? undefined : kieSignature(request.headers)
  const envelope = await callbackEnvelope(request)
  const taskId = idOf(envelope)
  if (taskId !== undefined && hmacKey !== undefined && signature) {
    await verifyKieSignature(signature, taskId, hmacKey)
  }
  return recordHint(envelope, taskId, reading)
}

/** The market's callbacks write `taskId`, the page about signatures `task_id`, and some products keep it outside of `data`. */
function idOf({ data, answer }: UpstreamEnvelope): string | undefined {
  const named = [data, answer.body].flatMap((part) => [
    idProperty(part, 'taskId'),
    idProperty(part, 'task_id'),
  ])
  return named.find((id) => id !== undefined)
}
