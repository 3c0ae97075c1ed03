/**
 * The handler's clock, heard from the `Date` of its answers: to the second, and as late as the answer was on its way.
 * Where an answer has none, or hides it from this page, the browser's own clock is all there is.
 */
export class ServerTime {
  #aheadMs: number | undefined

  readonly hear = (answer: Response): void => {
    const date = Date.parse(answer.headers.get('Date') ?? '')
    this.#aheadMs = Number.isNaN(date) ? (this.#aheadMs ?? 0) : date - Date.now()
  }

  /** Unix milliseconds; `undefined` until there was an answer. */
  readonly now = (): number | undefined =>
    this.#aheadMs === undefined ? undefined : Date.now() + this.#aheadMs
}
