import { textProperty } from '../core/unknownJson.js'
import { readChanjingBody } from './chanjingBody.js'
import { chanjingAnswer } from './chanjingDialect.js'
import type { ChanjingFiles } from './ChanjingFiles.js'
import { chanjingPage } from './chanjingPage.js'
import type { ChanjingTokens } from './ChanjingTokens.js'
import type { SimulatedUpstream, UpstreamCall, UpstreamRoutes } from './SimulatedUpstream.js'

export const CHANJING_HOSTS = ['open-api.chanjing.cc', 'www.chanjing.cc'] as const
const ROUTE =
  /\/open\/v1\/(access_token|ai_creation\/task(?:\/submit|\/page)?|common\/(?:create_upload_url|file_detail))\/?$/

/** Chanjing's routes on either of its hosts, or behind a proxy that keeps its paths. */
export function chanjingRoutes({
  tokens,
  files,
}: {
  tokens: ChanjingTokens
  files: ChanjingFiles
}): UpstreamRoutes {
  return (call, upstream) => {
    const route = `${call.request.method} ${ROUTE.exec(call.url.pathname)?.[1] ?? ''}`
    if (call.request.method === 'PUT') return files.receive(call, upstream)
    if (route === 'POST access_token') return accessToken(call.body, tokens)
    if (route.endsWith(' ')) return undefined
    const refusal = tokenRefusal(call, tokens)
    if (refusal !== undefined) return chanjingAnswer(null, refusal, 'AccessToken 验证失败')
    switch (route) {
      case 'POST ai_creation/task/submit':
        return submit(call.body, upstream, tokens)
      case 'GET ai_creation/task':
        return upstream.check(upstream.provider.find(call.url.searchParams.get('unique_id') ?? ''))
      case 'POST ai_creation/task/page':
        return chanjingPage(call.body, upstream)
      case 'GET common/create_upload_url':
        return files.createUploadUrl(call.url)
      case 'GET common/file_detail':
        return files.detail(call.url.searchParams.get('id') ?? '')
      default:
        return undefined
    }
  }
}

function accessToken(body: unknown, tokens: ChanjingTokens): Response {
  if (typeof body !== 'object') return chanjingAnswer(null, 400, '传入参数格式错误')
  const complete =
    textProperty(body, 'app_id') !== undefined && textProperty(body, 'secret_key') !== undefined
  return complete ? chanjingAnswer(tokens.issue()) : chanjingAnswer(null, 40000, '参数错误')
}

/** Under a name that is not Chanjing's stands a proxy: it adds the token, but one that was sent is looked at there too. */
function tokenRefusal({ request, url }: UpstreamCall, tokens: ChanjingTokens): number | undefined {
  const token = request.headers.get('access_token')
  const hosts: readonly string[] = CHANJING_HOSTS
  if (token === null && !hosts.includes(url.hostname)) return undefined
  return tokens.refusalOf(token ?? '')
}

async function submit(body: unknown, upstream: SimulatedUpstream, tokens: ChanjingTokens): Promise<Response> {
  const read = readChanjingBody(body)
  if ('code' in read) return chanjingAnswer(null, read.code, read.message)
  const before = upstream.provider.tasks.length
  try {
    return await upstream.create(read, body)
  } finally {
    const code = upstream.provider.tasks[before]?.row.killsToken
    if (code !== undefined) tokens.kill(code)
  }
}
