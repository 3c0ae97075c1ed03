import { readKieBody } from './kieBody.js'
import { kieAnswer } from './kieDialect.js'
import { hasKey } from './hasKey.js'
import type { UpstreamCall, UpstreamRoutes } from './SimulatedUpstream.js'
import { receiveKieFile } from './receiveKieFile.js'

export const KIE_HOSTS = ['api.kie.ai', 'kieai.redpandaai.co'] as const
const ROUTE = /\/(jobs\/createTask|jobs\/recordInfo|chat\/credit|api\/file-stream-upload)\/?$/

/**
 * KIE's routes, whatever stands before them: creates and records, the account's credits, and the file upload of its
 * other host. @param credits What the account has left.
 */
export function kieRoutes({ credits }: { credits: number }): UpstreamRoutes {
  return (call, upstream) => {
    if (!hasKey(call, KIE_HOSTS)) return kieAnswer(null, 401, 'You do not have access permissions')
    switch (routeOf(call)) {
      case 'POST jobs/createTask': {
        const read = readKieBody(call.body)
        return 'code' in read ? kieAnswer(null, read.code, read.message) : upstream.create(read, call.body)
      }
      case 'GET jobs/recordInfo': {
        const taskId = call.url.searchParams.get('taskId') ?? ''
        if (taskId === '') return kieAnswer(null, 400, 'taskId parameter is required')
        return upstream.check(upstream.provider.find(taskId))
      }
      case 'GET chat/credit':
        return kieAnswer(credits)
      case 'POST api/file-stream-upload':
        return receiveKieFile(call.request, upstream.files, upstream.provider.time.now())
      default:
        return undefined
    }
  }
}

function routeOf({ request, url }: UpstreamCall): string {
  return `${request.method} ${ROUTE.exec(url.pathname)?.[1] ?? ''}`
}
