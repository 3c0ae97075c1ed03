import type { Clock } from '../core/Clock.js'

/** The time that the simulated tasks live in: a clock's, faster where asked for, and moved forward by hand. */
export class SimulatedTime {
  readonly #clock: Pick<Clock, 'now'>
  #timeScale: number
  #passed = 0
  #since: number

  constructor(clock: Pick<Clock, 'now'>, timeScale: number) {
    this.#clock = clock
    this.#timeScale = checkedScale(timeScale)
    this.#since = clock.now()
  }

  /** The clock's own time, Unix milliseconds. This is what answers speak of. */
  now(): number {
    return this.#clock.now()
  }

  /** How many simulated milliseconds have passed since the beginning; it never goes back. */
  passed(): number {
    return this.#passed + Math.max(0, this.#clock.now() - this.#since) * this.#timeScale
  }

  /** From now on time passes that many times faster; what has passed stays. 0 holds it still. */
  setTimeScale(timeScale: number): void {
    this.#passed = this.passed()
    this.#since = this.#clock.now()
    this.#timeScale = checkedScale(timeScale)
  }

  /** Lets that many simulated milliseconds pass at once. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Simulated time moves forward only, not by ${ms} ms.`)
    this.#passed += ms
  }
}

function checkedScale(timeScale: number): number {
  if (Number.isFinite(timeScale) && timeScale >= 0) return timeScale
  throw new RangeError(`A time scale is a number of 0 or more, not ${timeScale}.`)
}
