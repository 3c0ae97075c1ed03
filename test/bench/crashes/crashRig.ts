import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Task } from '../../../src/core/Task.js'
import { property } from '../../../src/core/unknownJson.js'
import { providerMocks } from '../../../src/mocks.js'
import type { CrashPoint } from './crashPoints.js'
import { AWAITED } from './crashPoints.js'
import { HandlerProcess } from './HandlerProcess.js'

/** `callbacks` and `silent` are over Redis, with and without a URL to call; `memory` is without Redis. */
export type CrashMode = 'callbacks' | 'silent' | 'memory'

const PUBLIC_URL = 'http://app.example.test'
const LONGER_THAN_ANY_CREATE_MS = 180_000

/** What became of one click whose handler was killed. */
export interface CrashRun {
  /** Where it ended: a task, told that nobody knows, or free to be sent again because nothing had been. */
  end: 'task' | 'uncertain' | 'free'
  /** Whether the upstream had accepted a task of it before the click was repeated. */
  accepted: boolean
  creates: number
  /** How many ids the browser held when the handler was killed, and how many of them were answered after the restart. */
  held: number
  heldAnswered: number
  problems: string[]
}

/** A simulated upstream that outlives every handler, and the handler that is killed and started again. */
export class CrashRig {
  readonly #mocks = providerMocks.apixo({
    timeScale: 0,
    onCallback: (url, request) => this.#post(url, request),
  })
  readonly #mode: CrashMode
  readonly #file: string
  readonly #redisSocket: string
  #server: ReturnType<typeof createServer> | undefined
  #handler: HandlerProcess | undefined
  #killsAtCreate = false
  #runs = 0

  constructor(mode: CrashMode, file: string, redisSocket: string) {
    this.#mode = mode
    this.#file = file
    this.#redisSocket = redisSocket
  }

  async start(): Promise<void> {
    const listener = getRequestListener(
      async (request) => {
        const answer = await this.#mocks.fetch(await plainRequest(request))
        if (request.method === 'POST' && this.#killsAtCreate) {
          this.#killsAtCreate = false
          this.#handler?.kill()
          await this.#handler?.ended()
        }
        return answer
      },
      { overrideGlobalObjects: false },
    )
    this.#server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
    await once(this.#server.listen(0, '127.0.0.1'), 'listening')
    this.#handler = this.#newHandler()
  }

  async stop(): Promise<void> {
    this.#handler?.kill()
    await this.#handler?.ended()
    this.#server?.closeAllConnections()
    this.#server?.close()
  }

  /** One click whose handler is killed at the point, and what becomes of it after the restart. */
  async run(point: CrashPoint): Promise<CrashRun> {
    this.#runs += 1
    const intentId = `${this.#mode}-${this.#runs}`
    const problems: string[] = []
    const held = this.#mode === 'memory' ? await this.#create(`${intentId}-before`) : undefined
    const before = this.#handler?.events.length ?? 0
    this.#killsAtCreate = point === AWAITED
    await this.#handler?.order({ point: point === AWAITED ? undefined : point })
    const answered = await this.#create(intentId)
    await this.#handler?.ended()
    const events = this.#handler?.events.slice(before) ?? []
    this.#handler = this.#newHandler()

    const creates = () => this.#mocks.tasks.filter(({ prompt }) => prompt === intentId).length
    const accepted = creates() > 0
    if (this.#mode === 'memory' && !held) problems.push('there was no task to hold an id of')
    const ids = [held, answered].flatMap((task) => (task ? [task.taskId] : []))
    let heldAnswered = 0
    for (const id of ids) if ((await this.#get(`/tasks/${id}`)).status === 200) heldAnswered += 1
    if (heldAnswered < ids.length) problems.push('a task whose id the browser holds is not answered')
    const counts = { held: ids.length, heldAnswered }
    if (this.#mode === 'callbacks') {
      this.#mocks.advance(600_000)
      await this.#mocks.delivered()
    }
    if (this.#mode === 'silent') await this.#handler.order({ clockAheadMs: LONGER_THAN_ANY_CREATE_MS })
    const end = await this.#endOf(intentId, problems)
    if (this.#mode === 'silent') await this.#handler.order({})
    const repeated = this.#mode === 'memory' ? answered : await this.#create(intentId)
    events.push(...this.#handler.events)

    if (creates() > 1) problems.push(`${creates()} creates`)
    if (this.#mode === 'memory') return { end, accepted, creates: creates(), ...counts, problems }
    if (accepted && end === 'free') problems.push('a task was lost')
    if (accepted && this.#mode === 'callbacks' && end !== 'task') problems.push('a task was not found again')
    if (answered && answered.taskId !== repeated?.taskId) problems.push('a repeat got another task')
    if (end === 'uncertain' && repeated) problems.push('an uncertain click was sent again')
    if (end === 'free' && !repeated) problems.push('a click that was free was not taken')
    const ends = events.filter((event) => event.type === 'task-changed' && event.task.state === 'success')
    if (accepted && this.#mode === 'callbacks' && ends.length !== 1)
      problems.push(`the host heard ${ends.length} ends`)
    const told = events.filter(({ type }) => type === 'task-uncertain').length
    if (this.#mode === 'silent' && told !== (end === 'uncertain' ? 1 : 0))
      problems.push(`the host was told ${told} times that nobody knows`)
    return { end, accepted, creates: creates(), ...counts, problems }
  }

  async #endOf(intentId: string, problems: string[]): Promise<CrashRun['end']> {
    const { status, body } = await this.#get(`/intents/${intentId}`)
    if (status === 404) return 'free'
    const task = property(body, 'task') as Task | undefined
    if (!task) return 'uncertain'
    const look = await this.#get(`/tasks/${task.taskId}`)
    const state = property(look.body, 'state')
    if (this.#mode === 'callbacks' && state !== 'success') problems.push(`the task is ${String(state)}`)
    return 'task'
  }

  #newHandler(): HandlerProcess {
    const address = this.#server?.address() as AddressInfo
    return new HandlerProcess(this.#file, {
      UPSTREAM_URL: `http://127.0.0.1:${address.port}/api/v1`,
      ...(this.#mode !== 'memory' && { REDIS_SOCKET: this.#redisSocket }),
      ...(this.#mode !== 'silent' && { PUBLIC_URL }),
    })
  }

  /** Sends a create as the browser does. `undefined` where no task came back. */
  async #create(intentId: string): Promise<Task | undefined> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': intentId }
    const body = JSON.stringify({ model: 'apixo/kling-2-5-turbo-pro', prompt: intentId })
    const response = await this.#send('/api/video/tasks', { method: 'POST', headers, body }).catch(
      () => undefined,
    )
    if (response?.status !== 201) return undefined
    // The head may come, and the process end before the rest does.
    return (await response.json().catch(() => undefined)) as Task | undefined
  }

  async #get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await this.#send(`/api/video${path}`)
    return { status: response.status, body: (await response.json()) as unknown }
  }

  async #post(url: string, request: Request): Promise<void> {
    const headers = { 'Content-Type': 'application/json' }
    const init = { method: 'POST', headers, body: await request.text() }
    await this.#send(url.slice(PUBLIC_URL.length), init)
  }

  async #send(path: string, init: RequestInit = {}): Promise<Response> {
    const url = (await this.#handler?.url(path)) ?? ''
    const headers = new Headers(init.headers)
    // A connection that is kept would lead to the process that is gone.
    headers.set('Connection', 'close')
    return fetch(url, { ...init, headers })
  }
}

/** The server's own requests only look like one, and cannot be copied. */
async function plainRequest(request: Request): Promise<Request> {
  const { method, url, headers } = request
  return new Request(url, { method, headers, ...(method === 'POST' && { body: await request.text() }) })
}
