import { parseJson, textProperty } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { INTENT_HEADER } from '../core/wire.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { faultError } from './faultError.js'
import { jsonText } from './jsonText.js'
import { freshTask, handlerJson, handlerTask } from './handlerAnswers.js'
import type { IntentBook } from './IntentBook.js'
import { offeredModel } from './offeredModel.js'
import { providerNameOf } from './ProviderName.js'
import type { SimulatedProvider } from './SimulatedProvider.js'

interface CreateRouteOptions {
  provider: SimulatedProvider
  models: readonly VideoModel[]
  intents: IntentBook
  basePath: string
}

/**
 * `POST /tasks`: a task, a 202 where nobody knows whether there is one, or a thrown refusal. A repeat of an intent is
 * answered with what became of it and starts nothing.
 */
export function createRoute({ provider, models, intents, basePath }: CreateRouteOptions) {
  return async (request: Request): Promise<Response> => {
    const body = await jsonText(request)
    const intentId = request.headers.get(INTENT_HEADER) ?? undefined
    const sentBefore = intentId === undefined ? undefined : intents.bodyOf(intentId)
    if (intentId !== undefined && sentBefore !== undefined) return repeat(intentId, sentBefore === body)

    const given = parseJson(body)
    const model = offeredModel(models, textProperty(given, 'model'))
    const created = provider.create(model, checkVideoInput(model, given, { allowLoopback: true }))
    const { fault, row } = created
    const error =
      fault && fault.kind !== 'record-null'
        ? faultError(fault, { provider: providerNameOf(model.provider), row, spends: true })
        : undefined
    // Broken is not refused: it may have been accepted before it broke.
    if (error && error.code !== 'uncertain' && error.code !== 'provider-error') throw error
    if (intentId !== undefined) {
      intents.note(intentId, { body, task: created.task, uncertain: error !== undefined })
    }
    if (error?.code === 'provider-error') throw error
    return error || !created.task ? inFlight(intentId) : handlerJson(freshTask(created.task), 201)
  }

  function repeat(intentId: string, sameBody: boolean): Response {
    if (!sameBody)
      throw new VideoError('invalid-input', 'This Idempotency-Key belongs to another input.', { status: 409 })
    const outcome = intents.outcomeOf(intentId)
    return outcome === undefined || outcome === 'in-flight'
      ? inFlight(intentId)
      : handlerJson(handlerTask(outcome, basePath), 201)
  }
}

function inFlight(intentId: string | undefined): Response {
  return handlerJson({ ...(intentId !== undefined && { intentId }), outcome: 'in-flight' }, 202)
}
