import type { Task } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import { fetchResult } from './fetchResult.js'
import type { OwnRef } from './findOwnTask.js'
import { findOwnRef, refOwner } from './findOwnTask.js'
import type { HandlerRoute, HandlerVisit } from './HandlerRoute.js'
import { isResultUrl } from './isResultUrl.js'
import { Refusal, unknownTask } from './Refusal.js'
import { resultResponse } from './resultResponse.js'
import { takeUses } from './takeUses.js'
import { GRANT_PARAMETER } from './videoGrants.js'

/**
 * `GET /tasks/:id/video`: the result itself, so that it plays and downloads from the page's own origin.
 * `?index=n` is the result's place in the list, `?download` makes it a file, `?grant=` lets in whoever got the URL from
 * the task's owner. The body is streamed, never kept.
 */
export const resultVideo: HandlerRoute = {
  method: 'GET',
  path: '/tasks/:id/video',
  async withoutUser(visit) {
    const grant = queryOf(visit).get(GRANT_PARAMETER)
    const { videoGrants, sealer } = visit.settings
    if (grant === null || !(await videoGrants.accepts(grant, visit.id))) return undefined
    // The grant was made for an id that its owner had: it need not be held against them again.
    return play(visit, refOwner(visit.settings, sealer.read(visit.id)), `grant ${visit.id}`)
  },
  answer: async (call) => play(call, await findOwnRef(call, call.id), call.user),
}

async function play(visit: HandlerVisit, own: OwnRef | undefined, whose: string): Promise<Response> {
  if (!own) throw unknownTask()
  const { id, settings } = visit
  const task = await settledTask(visit, own, whose)
  const index = queryOf(visit).get('index') ?? '0'
  const url = resultUrlOf(task, index)
  const { resultHosts } = own.provider
  if (!isResultUrl(url, { resultHosts, allowLoopback: settings.allowLoopback })) {
    settings.logger.error({ model: own.ref.model }, "A result lies outside of its provider's resultHosts")
    throw new VideoError('malformed-response', 'The result lies at a place that is not its provider’s')
  }
  try {
    return await resultResponse(await fetchResult(visit, url, task), {
      taskId: id,
      index,
      isDownload: queryOf(visit).has('download'),
    })
  } catch (error) {
    // The provider may have a fresh link by now.
    settings.settledTasks.forget(id)
    throw error
  }
}

/** The task, from the provider where this process has not just seen it settled. */
async function settledTask(
  { id, request, settings }: HandlerVisit,
  { provider, ref }: OwnRef,
  whose: string,
): Promise<Task> {
  const seen = settings.settledTasks.find(id)
  if (seen) return seen
  await takeUses(settings, 'checks', whose)
  const task = await provider.getTask(ref, { signal: request.signal })
  settings.settledTasks.keep(id, task)
  return task
}

function resultUrlOf(task: Task, index: string): string {
  if (task.state !== 'success') {
    throw new Refusal('not-found', `The task has no result: it is ${task.state}.`, { status: 409 })
  }
  const url = /^\d{1,3}$/.test(index) ? task.resultUrls[Number(index)] : undefined
  if (url === undefined) throw new Refusal('not-found', 'The task has no such result.')
  return url
}

function queryOf({ request }: HandlerVisit): URLSearchParams {
  return new URL(request.url).searchParams
}
