import type { Task, TaskRef } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import type { CallbackHint, VideoProvider } from '../providers/provider.js'
import type { Job } from './acceptTask.js'
import { acceptTask, bindTask, ownersTask } from './acceptTask.js'
import { browserTask } from './browserTask.js'
import type { HandlerRoute, HandlerVisit } from './HandlerRoute.js'
import type { HandlerSettings } from './handlerSettings.js'
import { intentsOf } from './intents.js'
import { jobOwner, openCallbackPath } from './jobs.js'
import { jsonResponse } from './jsonResponse.js'
import { mediaType, readBytes } from './readBody.js'
import { Refusal } from './Refusal.js'
import { knownTask, publishTask } from './taskNews.js'

/** A provider gives back the whole create in its callbacks, prompts and all; more than this is none. */
const MAX_CALLBACK_BYTES = 256 * 1024

/**
 * `POST /callbacks/:provider/:token`: a provider says that something has become of a task. The token in the URL says
 * which job it is about; all else in it is a hint. What became of the task is what the provider itself answers when it
 * is asked then, so that nothing that anybody posts is believed.
 */
export const receiveCallback: HandlerRoute = {
  method: 'POST',
  path: '/callbacks/:id{.+}',
  fromAnywhere: true,
  withoutUser: receive,
  answer: receive,
}

async function receive(visit: HandlerVisit): Promise<Response> {
  const { settings } = visit
  const call = await jobOf(visit)
  const hint = await hintOf(visit.request, call.provider)
  if (call.known && call.known.ref.taskId !== hint.taskId) throw unknownCallback()
  const news = call.known && (await knownTask(settings, call.known.sealedId))
  if (!(news && isSettled(news))) await lookAndTell(settings, call, hint)
  // The answer that KIE asks for; to the others any 200 is as good.
  return jsonResponse({ code: 200, msg: 'success' })
}

interface CallbackCall {
  provider: VideoProvider
  job: Job
  /** The task, where the job's create was answered or another callback has told of it. */
  known: KnownTask | undefined
}

interface KnownTask {
  ref: TaskRef
  /** The browser's id of it. */
  sealedId: string
}

/** @throws {Refusal} 404 for every token that does not lead to a job, whatever is wrong with it */
async function jobOf({ id, settings }: HandlerVisit): Promise<CallbackCall> {
  const opened = await openCallbackPath(settings.mac, id)
  const provider = settings.providers.get(opened?.provider ?? '')
  const owner = opened && (await jobOwner(settings, opened.jobId))
  if (!provider || !owner) throw unknownCallback()
  const intent = await intentsOf(settings.store, owner.user).find(owner.intentId)
  if (intent?.jobId !== opened.jobId) throw unknownCallback()
  const job = { ...intent, ...owner }
  return { provider, job, known: intent.task && (await knownAs(settings, job, intent.task)) }
}

async function knownAs(
  { sealer }: HandlerSettings,
  { user }: Job,
  task: Task,
): Promise<KnownTask | undefined> {
  const ref = await sealer.open(task.taskId, user)
  return ref && { ref, sealedId: task.taskId }
}

function unknownCallback(): Refusal {
  return new Refusal('not-found', 'There is no such callback.')
}

async function hintOf(request: Request, provider: VideoProvider): Promise<CallbackHint> {
  if (mediaType(request) !== 'application/json') {
    throw new Refusal('invalid-input', 'Send the body as application/json.', { status: 415 })
  }
  const body = await readBytes(request, MAX_CALLBACK_BYTES)
  const { url, method, headers } = request
  try {
    return await provider.readCallback(new Request(url, { method, headers, body }))
  } catch (error) {
    if (!(error instanceof VideoError)) throw error
    // Said as a refusal of ours: it is the caller that is not believed, not this server.
    if (error.code === 'forbidden')
      throw new Refusal('forbidden', 'The callback is not signed as it has to be.')
    throw new Refusal('invalid-input', 'The callback cannot be read.')
  }
}

async function lookAndTell(
  settings: HandlerSettings,
  { provider, job, known }: CallbackCall,
  hint: CallbackHint,
): Promise<void> {
  const { model, startTime, kind, user } = job
  const task = await provider.getTask(known?.ref ?? { taskId: hint.taskId, model, startTime, kind })
  const { ref, sealedId } = known ?? (await adopted(settings, job, hint.taskId, task))
  await publishTask(settings, user, await browserTask(task, ref, sealedId, settings))
  const { state } = hint.outcome
  if ((state === 'success' || state === 'failed') && !isSettled(task)) {
    throw new Refusal('maintenance', 'The provider itself does not say so yet. Send it again later.')
  }
}

/**
 * The answer to the create was lost, or is still on its way: the callback is what tells which task it became.
 * @throws {Refusal} 404 where the task is another job's
 */
async function adopted(settings: HandlerSettings, job: Job, taskId: string, task: Task): Promise<KnownTask> {
  const own = await ownersTask(settings, job, { ...task, taskId })
  const accepted = (await bindTask(settings, job, taskId)) && (await acceptTask(settings, job, own))
  const known = accepted ? await knownAs(settings, job, accepted) : undefined
  if (known?.ref.taskId !== taskId) throw unknownCallback()
  return known
}
