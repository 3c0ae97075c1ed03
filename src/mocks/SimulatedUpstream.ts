import { parseJson } from '../core/unknownJson.js'
import { CallbackPost } from './CallbackPost.js'
import type { CallbackOptions } from './CallbackPost.js'
import { FileShelf } from './FileShelf.js'
import { resultFile } from './results.js'
import type { Fault, Scenario } from './Scenario.js'
import type { SimulatedProvider } from './SimulatedProvider.js'
import type { SimulatedTask } from './SimulatedTask.js'
import { momentOf } from './TaskMoment.js'
import type { ReadCreate, UpstreamDialect, UpstreamTask } from './UpstreamDialect.js'
import { upstreamFault } from './upstreamFault.js'

/** One request that the simulated upstream received. */
export interface RequestRecord {
  method: string
  url: string
  /** Its JSON, parsed; text that is none as it is; `undefined` without a body, and for files. */
  body: unknown
}

/** One request, read. */
export interface UpstreamCall {
  request: Request
  url: URL
  body: unknown
}

/** An upstream's own paths. `undefined` for what it does not have. */
export type UpstreamRoutes = (
  call: UpstreamCall,
  upstream: SimulatedUpstream,
) => Response | Promise<Response> | undefined

export interface SimulatedUpstreamOptions extends CallbackOptions {
  provider: SimulatedProvider
  dialect: UpstreamDialect
  routes: UpstreamRoutes
  resultUrl: (taskId: string) => string
}

/** What every upstream does alike, whatever its words: creates and checks, results, uploaded files, callbacks. */
export class SimulatedUpstream {
  readonly requests: RequestRecord[] = []
  readonly files = new FileShelf()
  readonly callbacks: CallbackPost
  readonly provider: SimulatedProvider
  readonly #options: SimulatedUpstreamOptions
  readonly #bodies = new Map<SimulatedTask, unknown>()

  constructor(options: SimulatedUpstreamOptions) {
    this.#options = options
    this.provider = options.provider
    this.callbacks = new CallbackPost(options, (task) => options.dialect.callback(this.read(task)))
  }

  /** Answers as the upstream would, or throws as `fetch` would. */
  readonly answer = async (request: Request): Promise<Response> => {
    const body = await bodyOf(request)
    this.requests.push({ method: request.method, url: request.url, body })
    this.callbacks.postDue()
    const { routes, dialect } = this.#options
    const call = { request, url: new URL(request.url), body }
    return this.file(request) ?? (await routes(call, this)) ?? dialect.unknownPath()
  }

  /** The finished video or the uploaded file behind that URL; `undefined` where there is none. */
  file(request: Request): Response | undefined {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const asked = request.url.replace(/[?#].*$/, '')
    const { resultUrl } = this.#options
    const task = this.provider.tasks.find(
      (each) => each.state === 'success' && resultUrl(each.taskId).replace(/[?#].*$/, '') === asked,
    )
    return task ? resultFile(request, task) : this.files.answer(asked)
  }

  /** One create of an allowed input, with whatever its scenario does to the answer. */
  async create({ model, input, callbackUrl }: ReadCreate, body: unknown): Promise<Response> {
    const { row, task, fault } = this.provider.create(model, input)
    if (task) {
      this.#bodies.set(task, body)
      if (callbackUrl !== undefined) this.callbacks.expect(task, callbackUrl)
    }
    if (fault && fault.kind !== 'record-null') return this.#faulty(row, fault)
    return this.#options.dialect.created(task?.taskId)
  }

  /** One check of a task, with whatever its scenario does to the answer. */
  async check(task: SimulatedTask | undefined): Promise<Response> {
    const { dialect } = this.#options
    if (!task) return dialect.unknownTask()
    return (await this.checkFault(task)) ?? dialect.status(this.read(task))
  }

  /** Counts a check of the task, and answers in its place where its scenario says so. */
  async checkFault(task: SimulatedTask): Promise<Response | undefined> {
    const fault = task.check()
    if (fault?.kind !== 'record-null') return fault && this.#faulty(task.row, fault)
    const { dialect } = this.#options
    return dialect.provider === 'kie' ? dialect.unknownTask() : undefined
  }

  /** The task as this upstream keeps it, at this moment. */
  read(task: SimulatedTask): UpstreamTask {
    return {
      task: momentOf(task),
      body: this.#bodies.get(task),
      resultUrl: this.#options.resultUrl(task.taskId),
      now: this.provider.time.now(),
    }
  }

  reset(): void {
    this.provider.reset()
    this.requests.length = 0
    this.files.clear()
    this.callbacks.clear()
    this.#bodies.clear()
  }

  #faulty(row: Scenario, fault: Exclude<Fault, { kind: 'record-null' }>): Promise<Response> {
    return upstreamFault(this.#options.dialect, row, fault, this.provider.time.now())
  }
}

/** JSON and text are read; files are left to who takes them. */
async function bodyOf(request: Request): Promise<unknown> {
  const isForm = /^multipart\//i.test(request.headers.get('Content-Type') ?? '')
  if (isForm || request.method === 'PUT') return undefined
  const text = await request.text()
  return text === '' ? undefined : (parseJson(text) ?? text)
}
