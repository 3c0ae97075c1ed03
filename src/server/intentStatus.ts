import { INTENT_AGE_PARAMETER } from '../core/wire.js'
import { acceptTask, ownersTask } from './acceptTask.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import type { Intent } from './intents.js'
import { INTENT_LIFE_MS, intentsOf, isIntentId } from './intents.js'
import { jsonResponse } from './jsonResponse.js'
import { Refusal } from './Refusal.js'
import { safeErrorDetails } from './safeErrorDetails.js'

/** A create ends long before; one that has not is of a process that ended first. */
const LONGEST_CREATE_MS = 2 * 60_000

/** How long the asking itself may have been on its way here: a browser waits no longer for an answer. */
const LONGEST_WAY_MS = 15_000

/**
 * `GET /intents/:id`: what became of a create whose answer was lost. It never creates. Of one that is older than what
 * the store remembers it does not say that there was none.
 */
export const intentStatus: HandlerRoute = {
  method: 'GET',
  path: '/intents/:id',
  async answer(call) {
    const intent = isIntentId(call.id) ? await intentOf(call) : undefined
    if (intent?.state === 'refused' || (!intent && !mayBeForgotten(call))) {
      throw new Refusal('not-found', 'Nothing is known of that intent.')
    }
    return jsonResponse(intent?.task ? { outcome: 'task', task: intent.task } : { outcome: 'in-flight' })
  },
}

/** A store that is emptied by a restart has forgotten what was sent before it, and every store forgets in time. */
function mayBeForgotten({ request, settings }: HandlerCall): boolean {
  const given = new URL(request.url).searchParams.get(INTENT_AGE_PARAMETER)
  if (given === null) return false
  const agoMs = Number(given) + LONGEST_WAY_MS
  const { since } = settings.store
  return agoMs > INTENT_LIFE_MS || (since !== undefined && agoMs > Date.now() - since)
}

async function intentOf(call: HandlerCall): Promise<Intent | undefined> {
  const { id: intentId, user, settings } = call
  const intents = intentsOf(settings.store, user)
  const intent = await intents.find(intentId)
  if (!intent || intent.task || intent.state === 'refused') return intent
  const found = await foundByProvider(call, intent)
  if (found) return found
  if (intent.state === 'submitting' && Date.now() - intent.startTime > LONGEST_CREATE_MS) {
    const { model, jobId } = intent
    const known = await intents.move(intentId, jobId, ({ state }) =>
      state === 'submitting' ? { state: 'uncertain' } : undefined,
    )
    if (known?.moved) {
      settings.emit({ type: 'task-uncertain', user, intentId, model, code: 'uncertain' })
    }
    return known?.intent
  }
  return intent
}

/** A provider that keeps intents itself knows what became of the job. One that fails to say is asked the next time. */
async function foundByProvider(call: HandlerCall, intent: Intent): Promise<Intent | undefined> {
  const { id: intentId, user, settings, request } = call
  const provider = settings.providers.get(intent.model.split('/', 1)[0] ?? '')
  try {
    const task = await provider?.findTask?.(intent.jobId, { signal: request.signal })
    if (task === undefined || task === 'in-flight') return undefined
    const job = { ...intent, user, intentId }
    const accepted = await acceptTask(settings, job, await ownersTask(settings, job, task))
    return accepted && { ...intent, state: 'accepted', task: accepted }
  } catch (error) {
    request.signal.throwIfAborted()
    settings.logger.warn(safeErrorDetails(error), 'A provider did not say what became of an intent')
    return undefined
  }
}
