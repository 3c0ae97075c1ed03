import { listen } from './listen.js'

/** Written after APIXO's documents alone: a task is done at its third status check, and its video is eight bytes. */
export function simulatedUpstream() {
  let checks = 0
  return listen((request, response) => {
    const path = request.url ?? ''
    if (path.startsWith('/videos/')) {
      response.writeHead(200, { 'Content-Type': 'video/mp4', 'Content-Length': 8 }).end('an mp4..')
      return
    }
    if (request.headers.authorization !== 'Bearer the-key') {
      answer({ code: 401, message: 'Invalid or missing API key' })
    } else if (request.method === 'POST' && path.includes('/generateTask/')) {
      answer({ code: 200, message: 'success', data: { taskId: 'task_1' } })
    } else if (path.includes('/statusTask/')) {
      checks += 1
      const origin = `http://${request.headers.host}`
      answer({ code: 200, message: 'success', data: { taskId: 'task_1', ...stateAt(checks, origin) } })
    } else answer({ code: 404, message: `There is no ${path}` })

    function answer(body: object) {
      request.resume()
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
  })
}

function stateAt(checks: number, origin: string) {
  if (checks < 3) return { state: checks === 1 ? 'pending' : 'processing', createTime: Date.now() }
  return { state: 'success', resultJson: JSON.stringify({ resultUrls: [`${origin}/videos/1.mp4`] }) }
}
