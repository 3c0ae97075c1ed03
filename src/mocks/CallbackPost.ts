import type { SimulatedTask } from './SimulatedTask.js'

/** Sends a callback: `request` is a `POST` of JSON to `url`. */
export type OnCallback = (url: string, request: Request) => unknown

export interface CallbackOptions {
  /** Default: the global `fetch`. Whatever it answers or throws, the callback counts as sent. */
  onCallback?: OnCallback | undefined
  /** Headers that go along, such as a signature. */
  callbackHeaders?: ((task: SimulatedTask) => Promise<Record<string, string>>) | undefined
}

/**
 * Posts what a task's end is to be told to. There is no timer behind it: what is due is posted when simulated time is
 * advanced, and when the next request comes.
 */
export class CallbackPost {
  readonly #expected = new Map<SimulatedTask, string>()
  readonly #options: CallbackOptions
  readonly #payload: (task: SimulatedTask) => unknown
  #sending: Promise<unknown>[] = []

  constructor(options: CallbackOptions, payload: (task: SimulatedTask) => unknown) {
    this.#options = options
    this.#payload = payload
  }

  expect(task: SimulatedTask, url: string): void {
    this.#expected.set(task, url)
  }

  /** Posts for every task that has ended since. */
  postDue(): void {
    for (const [task, url] of this.#expected) {
      if (task.ageMs < task.durationMs) continue
      this.#expected.delete(task)
      const times = { lost: 0, once: 1, twice: 2 }[task.row.callback ?? 'once']
      for (let time = 0; time < times; time += 1) this.#sending.push(this.#post(task, url))
    }
  }

  /** Resolves once everything that was posted has been taken, answered or refused. */
  async delivered(): Promise<void> {
    const sending = this.#sending
    this.#sending = []
    await Promise.allSettled(sending)
  }

  clear(): void {
    this.#expected.clear()
    this.#sending = []
  }

  async #post(task: SimulatedTask, url: string): Promise<unknown> {
    const body = JSON.stringify(this.#payload(task))
    const headers = { 'Content-Type': 'application/json', ...(await this.#options.callbackHeaders?.(task)) }
    const request = new Request(url, { method: 'POST', headers, body })
    // eslint-disable-next-line no-restricted-globals -- to whoever asked to be called, as the upstream itself would
    return this.#options.onCallback ? this.#options.onCallback(url, request) : fetch(request)
  }
}
