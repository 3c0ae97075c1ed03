import { textProperty } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import { INTENT_HEADER, wireRoutes } from '../core/wire.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import type { CatalogueEntry } from './catalogue.js'
import { offeredModel } from './catalogue.js'
import { createOnce } from './createOnce.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import { inFlightResponse } from './inFlightResponse.js'
import { bodyHashOf, intentsOf, isIntentId } from './intents.js'
import { jsonResponse } from './jsonResponse.js'
import { readJson } from './readBody.js'
import { Refusal } from './Refusal.js'
import { takeUses } from './takeUses.js'

/** `POST /tasks`: starts a video, at most once for one intent. */
export const submitTask: HandlerRoute = { method: 'POST', path: wireRoutes.tasks, answer: submit }

async function submit(call: HandlerCall): Promise<Response> {
  const { request, user, settings } = call
  const intentId = intentIdOf(request)
  const { value, bytes } = await readJson(request, settings.limits.bodyBytes)
  const { entry, input } = await checkedInput(call, value)
  const intents = intentsOf(settings.store, user)
  const bodyHash = await bodyHashOf(bytes)

  // The intent is on record before anything is sent, so that a second request of the same click finds it.
  if (await intents.claim(intentId, bodyHash)) {
    await takeUses(settings, 'creates', user).catch(async (refusal: unknown) => {
      await intents.free(intentId)
      throw refusal
    })
    return createOnce({ settings, user, intents, intentId, bodyHash, entry, input })
  }
  const intent = await intents.find(intentId)
  if (intent && intent.bodyHash !== bodyHash) {
    throw new Refusal('invalid-input', `This ${INTENT_HEADER} already stands for another input.`, {
      status: 409,
    })
  }
  return intent?.task ? jsonResponse(intent.task, { status: 201 }) : inFlightResponse(intentId)
}

function intentIdOf(request: Request): string {
  const given = request.headers.get(INTENT_HEADER)
  if (given === null) return crypto.randomUUID()
  if (isIntentId(given)) return given
  throw new Refusal('invalid-input', `${INTENT_HEADER} takes 1 to 255 printable ASCII characters.`)
}

async function checkedInput(
  { settings }: HandlerCall,
  value: unknown,
): Promise<{ entry: CatalogueEntry; input: VideoInput }> {
  const entry = await offeredModel(settings, textProperty(value, 'model'))
  return { entry, input: checkVideoInput(entry.model, value, { allowLoopback: settings.allowLoopback }) }
}
