import { textProperty } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import { INTENT_HEADER, wireRoutes } from '../core/wire.js'
import { checkVideoInput } from '../models/checkVideoInput.js'
import { taskKind } from '../models/taskKind.js'
import type { CatalogueEntry } from './catalogue.js'
import { offeredModel } from './catalogue.js'
import { createdResponse, createOnce } from './createOnce.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import { inFlightResponse } from './inFlightResponse.js'
import { bodyHashOf, intentsOf, isIntentId } from './intents.js'
import { isPublicUrl } from './isPublicUrl.js'
import { callbackUrl, newJobId } from './jobs.js'
import { readJson } from './readBody.js'
import { Refusal } from './Refusal.js'
import { takeUses } from './takeUses.js'

const FRAMES = ['startFrame', 'endFrame'] as const

/** `POST /tasks`: starts a video, at most once for one intent. */
export const submitTask: HandlerRoute = { method: 'POST', path: wireRoutes.tasks, answer: submit }

async function submit(call: HandlerCall): Promise<Response> {
  const { request, user, settings } = call
  const intentId = intentIdOf(request)
  const { value, bytes } = await readJson(request, settings.limits.bodyBytes)
  const { entry, input } = await checkedInput(call, value)
  const intents = intentsOf(settings.store, user)
  const bodyHash = await bodyHashOf(bytes)
  const { id: model } = entry.model
  const job = { jobId: newJobId(), model, kind: taskKind(entry.model, input), startTime: Date.now() }

  // The job is on record before anything is sent, so that a second request of the same click finds it.
  if (await intents.claim(intentId, { bodyHash, ...job })) {
    const url = await prepared(call, { intentId, ...job }, entry.provider.provider)
    return createOnce({ settings, job: { user, intentId, ...job }, entry, input, callbackUrl: url })
  }
  const intent = await intents.find(intentId)
  if (intent && intent.bodyHash !== bodyHash) {
    throw new Refusal('invalid-input', `This ${INTENT_HEADER} already stands for another input.`, {
      status: 409,
    })
  }
  return intent?.task ? createdResponse(settings, intent.task) : inFlightResponse(intentId)
}

/** All that can still go wrong before anything is sent. Then nothing was spent, and the click may be tried again. */
async function prepared(
  { user, settings }: HandlerCall,
  { intentId, jobId }: { intentId: string; jobId: string },
  provider: string,
): Promise<string | undefined> {
  try {
    await takeUses(settings, 'creates', user)
    return await callbackUrl(settings, provider, jobId, { user, intentId })
  } catch (refusal) {
    const refuse = () => ({ state: 'refused' }) as const
    await intentsOf(settings.store, user).move(intentId, jobId, refuse)
    throw refusal
  }
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
  const { allowLoopback } = settings
  const input = checkVideoInput(entry.model, value, { allowLoopback })
  const inside = FRAMES.find(
    (frame) => !allowLoopback && input[frame] !== undefined && !isPublicUrl(input[frame]),
  )
  if (inside === undefined) return { entry, input }
  throw new Refusal('invalid-input', 'A frame lies where no provider can fetch it.', {
    fields: { [inside]: 'input.frame.not-a-url' },
  })
}
