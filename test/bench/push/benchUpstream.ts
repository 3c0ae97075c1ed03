import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseJson, textProperty } from '../../../src/core/unknownJson.js'

/** A provider's callbacks are sent again so often, as APIXO does, and this much later. */
const CALLBACK_TRIES = 4
const CALLBACK_PAUSE_MS = 1_000

export type UpstreamState = 'pending' | 'processing' | 'success'

/** A provider in this process: it takes tasks, says how far they are, and calls back. */
export async function benchUpstream(post: (path: string, init: RequestInit) => Promise<Response>) {
  const tasks = new Map<string, { state: UpstreamState; callbackUrl: string }>()
  let checks = 0
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const path = incoming.url ?? ''
      outgoing.setHeader('Content-Type', 'application/json')
      if (path === '/create') {
        const taskId = `upstream-${tasks.size + 1}`
        const callbackUrl = textProperty(parseJson(Buffer.concat(chunks).toString()), 'callbackUrl') ?? ''
        tasks.set(taskId, { state: 'pending', callbackUrl })
        outgoing.end(JSON.stringify({ taskId }))
      } else {
        checks += 1
        outgoing.end(JSON.stringify({ state: tasks.get(path.slice('/tasks/'.length))?.state ?? 'unknown' }))
      }
    })
  })
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function callBack(taskId: string, state: UpstreamState, callbackUrl: string): Promise<void> {
    const path = new URL(callbackUrl).pathname
    for (let tries = 0; tries < CALLBACK_TRIES; tries += 1) {
      const response = await post(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ taskId, state }),
      }).catch(() => undefined)
      await response?.body?.cancel()
      if (response?.ok || (state !== 'success' && response)) return
      await new Promise((resolve) => setTimeout(resolve, CALLBACK_PAUSE_MS))
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    taskIds: () => [...tasks.keys()],
    checks: () => checks,
    /** Moves a task on; a callback that is lost is never sent. */
    async set(taskId: string, state: UpstreamState, { isLost = false } = {}): Promise<void> {
      const task = tasks.get(taskId)
      if (!task) throw new Error(`There is no task ${taskId}`)
      task.state = state
      if (!isLost) await callBack(taskId, state, task.callbackUrl)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
