import { deadline } from '../core/deadline.js'
import type { Task } from '../core/Task.js'
import { VideoError } from '../core/VideoError.js'
import type { HandlerVisit } from './HandlerRoute.js'
import { Refusal } from './Refusal.js'

/** How long a result's host may take until its headers are there. The body then takes the time it takes. */
const FETCH_TIMEOUT_MS = 30_000

/** Why a result does not play, as `fields.result` of the problem. */
const UNREACHABLE = { result: 'result.unreachable' }

/**
 * The host's answer, if it is the result, a part of it, or that there is no such part. Nothing of the browser's request
 * goes out but the range, and no redirect is followed.
 * @throws {Refusal} 410 with `fields.result`: `result.expired` where the link has run out, `result.gone` where there is
 * nothing at its end
 * @throws {VideoError} `network`, `timeout` or `provider-error` with `fields.result` `result.unreachable`
 */
export async function fetchResult(visit: HandlerVisit, url: string, task: Task): Promise<Response> {
  const answer = await askHost(visit, url)
  const { status } = answer
  if (status === 200 || status === 206 || status === 416) return answer
  await answer.body?.cancel()
  if (status !== 403 && status !== 404 && status !== 410) {
    throw new VideoError('provider-error', `The result's host answered ${status}`, { fields: UNREACHABLE })
  }
  const expireTime = task.state === 'success' ? task.expireTime : undefined
  const hasExpired = status !== 404 || (expireTime !== undefined && expireTime <= Date.now())
  throw new Refusal('not-found', hasExpired ? 'The link to the result has expired.' : 'The result is gone.', {
    status: 410,
    fields: { result: hasExpired ? 'result.expired' : 'result.gone' },
  })
}

async function askHost({ request, settings }: HandlerVisit, url: string): Promise<Response> {
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
    const code = limit.isOver() ? 'timeout' : 'network'
    throw new VideoError(code, 'The result could not be fetched', { cause, fields: UNREACHABLE })
  } finally {
    limit.clear()
  }
}
