import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { simulatedHandler } from './simulatedHandler.js'
import type { TasksRun } from './TasksRun.js'

export interface TasksServer {
  /** Browsers trust this machine without a certificate, so that tabs can take turns. */
  origin: string
  /** Answers from now on for that run. */
  begin(run: TasksRun): ReturnType<typeof simulatedHandler>
  close(): Promise<void>
}

/** Gives the page, and answers its checks: a request costs the page what it costs in life. */
export async function tasksServer(): Promise<TasksServer> {
  let handler: ReturnType<typeof simulatedHandler> | undefined
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (!handler || !pathname.startsWith('/api/video/')) {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Tasks</title>')
        return
      }
      const answer = handler.answer(pathname, await text(request))
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    begin: (run) => (handler = simulatedHandler(run)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
