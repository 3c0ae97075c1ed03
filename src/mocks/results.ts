import type { ResultShape } from './Scenario.js'
import type { SimulatedTask } from './SimulatedTask.js'
import type { TaskMoment } from './TaskMoment.js'
import { rangedResponse } from './rangedResponse.js'
import { sampleVideo } from './sampleVideo.js'

const MANY = 1_000

/** Addresses that a page must never be handed: script, a page in a URL, a password in a URL, no encryption. */
const HOSTILE = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://user:password@example.com/video.mp4',
  'http://example.com/video.mp4',
]

/** The links of a finished task that a page may use; none where its result is of no use. */
export function resultLinks(task: TaskMoment, url: string): string[] {
  const shape = task.row.result ?? 'video'
  if (shape === 'many') {
    const sign = url.includes('?') ? '&' : '?'
    return Array.from({ length: MANY }, (_, index) => (index === 0 ? url : `${url}${sign}take=${index + 1}`))
  }
  return useless.has(shape) ? [] : [url]
}

const useless: ReadonlySet<ResultShape> = new Set(['broken', 'empty', 'missing', 'hostile'])

/** What the provider writes as `resultJson`: text, if nothing is wrong with it; `undefined` to leave it out. */
export function resultJson(task: TaskMoment, url: string): unknown {
  const text = JSON.stringify({ resultUrls: resultLinks(task, url) })
  switch (task.row.result) {
    case 'missing':
      return undefined
    case 'broken':
      return '{"resultUrls":["https://'
    case 'object':
      return { resultUrls: resultLinks(task, url) }
    case 'double':
      return JSON.stringify(text)
    case 'hostile':
      return JSON.stringify({ resultUrls: HOSTILE })
    default:
      return text
  }
}

/**
 * What Chanjing writes as `output_url`: a list, if nothing is wrong with it. What the others can do to the text of
 * theirs, a list cannot have; there it is the video.
 */
export function outputUrls(task: TaskMoment, url: string): unknown {
  switch (task.row.result) {
    case 'missing':
      return undefined
    case 'broken':
      return null
    case 'hostile':
      return HOSTILE
    default:
      return resultLinks(task, url)
  }
}

/** What a finished task's link gives. */
export function resultFile(request: Request, task: SimulatedTask): Response {
  switch (task.row.result) {
    case 'expired':
      return new Response('<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>', {
        status: 403,
        headers: { 'Content-Type': 'application/xml' },
      })
    case 'gone':
      return new Response('Not Found', { status: 404 })
    case 'unreachable':
      return new Response('Service Unavailable', { status: 503 })
    case 'unplayable':
      return rangedResponse(request, new TextEncoder().encode('These bytes are no video.'), 'video/mp4')
    default:
      return rangedResponse(request, sampleVideo(), 'video/mp4')
  }
}
