import { parseJson } from '../core/unknownJson.js'
import { models } from '../models/registry.js'
import { apixoAnswer, apixoFault, apixoStatus, unauthorized } from './apixoAnswers.js'
import { readApixoBody } from './apixoBody.js'
import { resultFile } from './results.js'
import type { SimulatedProvider } from './SimulatedProvider.js'

/** One request that the simulated upstream received. */
export interface RequestRecord {
  method: string
  url: string
  /** Its JSON, parsed; text that is none as it is; `undefined` without a body. */
  body: unknown
}

export interface ApixoUpstream {
  /** Answers as APIXO would, or throws as `fetch` would. What it does not know is a 404. */
  readonly answer: (request: Request) => Promise<Response>
  /** The finished video behind that URL; `undefined` where the URL is no result of this upstream. */
  readonly file: (request: Request) => Response | undefined
  readonly requests: RequestRecord[]
}

/** Here the key is asked for. Under any other name stands a proxy, and adds it. */
const HOST = 'api.apixo.ai'
const ROUTE = /\/(generateTask|statusTask)\/([^/]+)\/?$/

/**
 * APIXO's two routes over the simulated provider, whatever stands before them: the path of the API or of a proxy.
 * https://apixo.ai/docs/api-reference/generate-task and /status-task
 */
export function apixoUpstream(
  provider: SimulatedProvider,
  resultUrl: (taskId: string) => string,
): ApixoUpstream {
  const requests: RequestRecord[] = []

  async function answer(request: Request): Promise<Response> {
    const text = await request.text()
    const body = text === '' ? undefined : (parseJson(text) ?? text)
    requests.push({ method: request.method, url: request.url, body })
    const found = file(request)
    if (found) return found

    const url = new URL(request.url)
    const [, route, slug = ''] = ROUTE.exec(url.pathname) ?? []
    if (url.hostname === HOST && !hasKey(request)) return unauthorized()
    if (route === 'generateTask' && request.method === 'POST') return create(slug, body)
    if (route === 'statusTask' && request.method === 'GET')
      return check(slug, url.searchParams.get('taskId') ?? '')
    return unknownTask()
  }

  function create(slug: string, body: unknown): Response | Promise<Response> {
    const model = models.find((each) => each.id === `apixo/${slug}`)
    if (!model) return unknownTask()
    const read = readApixoBody(model, body)
    if ('error' in read) return apixoAnswer({ error: read.error }, 400, 'Invalid request')
    const created = provider.create(model, read.input)
    if (created.fault) return apixoFault(created.fault, provider.time.now())
    return apixoAnswer({ taskId: created.task.taskId })
  }

  function check(slug: string, taskId: string): Response | Promise<Response> {
    const task = provider.find(taskId)
    if (!task || task.model !== `apixo/${slug}`) return unknownTask()
    const fault = task.check()
    return fault ? apixoFault(fault, provider.time.now()) : apixoStatus(task, resultUrl(taskId))
  }

  function file(request: Request): Response | undefined {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const asked = request.url.replace(/[?#].*$/, '')
    const task = provider.tasks.find(
      (each) => each.state === 'success' && resultUrl(each.taskId).replace(/[?#].*$/, '') === asked,
    )
    return task && resultFile(request, task)
  }

  return { answer, file, requests }
}

function hasKey(request: Request): boolean {
  return /^Bearer \S+$/.test(request.headers.get('Authorization') ?? '')
}

function unknownTask(): Response {
  return apixoAnswer(null, 404, 'Model or task not found')
}
