import { models } from '../models/registry.js'
import { apixoDialect } from './apixoDialect.js'
import { readApixoBody } from './apixoBody.js'
import { hasKey } from './hasKey.js'
import type { UpstreamRoutes } from './SimulatedUpstream.js'

const HOST = 'api.apixo.ai'
const ROUTE = /\/(generateTask|statusTask)\/([^/]+)\/?$/

/**
 * APIXO's two routes, whatever stands before them: the path of the API or of a proxy.
 * https://apixo.ai/docs/api-reference/generate-task and /status-task
 */
export const apixoRoutes: UpstreamRoutes = (call, upstream) => {
  const { request, url, body } = call
  if (!hasKey(call, [HOST])) return refused(401, 'Invalid or missing API key')
  const [, route, slug = ''] = ROUTE.exec(url.pathname) ?? []
  const model = models.find((each) => each.id === `apixo/${slug}`)
  if (!model) return undefined
  if (route === 'generateTask' && request.method === 'POST') {
    const read = readApixoBody(model, body)
    return 'error' in read ? refused(400, 'Invalid request', read) : upstream.create(read, body)
  }
  if (route === 'statusTask' && request.method === 'GET') {
    const task = upstream.provider.find(url.searchParams.get('taskId') ?? '')
    return upstream.check(task?.model === model.id ? task : undefined)
  }
  return undefined
}

function refused(code: number, message: string, data?: { error: string }): Response {
  return apixoDialect.refused({ status: code, code, message, page: false, ...(data && { data }) })
}
