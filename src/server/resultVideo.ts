import { deadline } from '../core/deadline.js'
import type { Task } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import { findOwnTask } from './findOwnTask.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import { isResultUrl } from './isResultUrl.js'
import { mediaType } from './readBody.js'
import { Refusal } from './Refusal.js'

/** How long a result's host may take until its headers are there. The body then takes the time it takes. */
const FETCH_TIMEOUT_MS = 30_000

/** What of the host's answer goes on to the browser. No other header does. */
const PASSED_ON = ['Content-Range', 'Accept-Ranges', 'ETag', 'Last-Modified']

/**
 * `GET /tasks/:id/video`: the result itself, so that it plays and downloads from the page's own origin.
 * `?index=n` is the result's place in the list, `?download` makes it a file. The body is streamed, never kept.
 */
export const resultVideo: HandlerRoute = {
  method: 'GET',
  path: '/tasks/:id/video',
  async answer(call) {
    const { ref, task } = await findOwnTask(call, call.id)
    const index = new URL(call.request.url).searchParams.get('index') ?? '0'
    const url = resultUrlOf(task, index)
    const resultHosts = call.settings.providers.get(ref.model.split('/', 1)[0] ?? '')?.resultHosts ?? []
    if (!isResultUrl(url, { resultHosts, allowLoopback: call.settings.allowLoopback })) {
      call.settings.logger.error({ model: ref.model }, "A result lies outside of its provider's resultHosts")
      throw new VideoError('malformed-response', 'The result lies at a place that is not its provider’s')
    }
    return passedOn(await fetchResult(call, url), call, index)
  },
}

function resultUrlOf(task: Task, index: string): string {
  if (task.state !== 'success') {
    throw new Refusal('not-found', `The task has no result: it is ${task.state}.`, { status: 409 })
  }
  const url = /^\d{1,3}$/.test(index) ? task.resultUrls[Number(index)] : undefined
  if (url === undefined) throw new Refusal('not-found', 'The task has no such result.')
  return url
}

async function fetchResult({ request, settings }: HandlerCall, url: string): Promise<Response> {
  // Compressed, its length and ranges would count other bytes than the ones that arrive.
  const headers = new Headers({ 'Accept-Encoding': 'identity' })
  for (const name of ['Range', 'If-Range']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const limit = deadline(FETCH_TIMEOUT_MS, request.signal)
  try {
    return await settings.fetch(url, { method: 'GET', headers, redirect: 'manual', signal: limit.signal })
  } catch (cause) {
    throw new VideoError(limit.isOver() ? 'timeout' : 'network', 'The result could not be fetched', { cause })
  } finally {
    limit.clear()
  }
}

async function passedOn(answer: Response, call: HandlerCall, index: string): Promise<Response> {
  const { status } = answer
  if (status === 416)
    await answer.body?.cancel() // its body is the host's own error page
  else if (status !== 200 && status !== 206) {
    await answer.body?.cancel()
    if (status !== 404 && status !== 403 && status !== 410) {
      throw new VideoError('provider-error', `The result's host answered ${status}`)
    }
    throw new Refusal('not-found', 'The link to the result has expired, or the result is gone.', {
      status: 410,
    })
  }
  const type = mediaType(answer)
  const headers = new Headers({
    'Content-Type': /^video\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    'Cache-Control': 'private',
    'X-Content-Type-Options': 'nosniff',
  })
  for (const name of status === 416 || isEncoded(answer) ? PASSED_ON : [...PASSED_ON, 'Content-Length']) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (new URL(call.request.url).searchParams.has('download')) {
    headers.set('Content-Disposition', `attachment; filename="${fileName(call.id, index)}"`)
  }
  return new Response(status === 416 ? null : answer.body, { status, headers })
}

/** `fetch` has decoded it by now, so the length is no longer the body's. */
function isEncoded(answer: Response): boolean {
  return (answer.headers.get('Content-Encoding') ?? 'identity') !== 'identity'
}

/** From the id's seal, which differs for each task; never from the prompt, which is nobody else's business. */
function fileName(taskId: string, index: string): string {
  const short = taskId.split('.', 2)[1]?.slice(0, 8) ?? 'video'
  return index === '0' ? `rushes-${short}.mp4` : `rushes-${short}-${Number(index) + 1}.mp4`
}
