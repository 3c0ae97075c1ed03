'use client'
import { useState, useSyncExternalStore } from 'react'
import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'

const notTicking = () => () => undefined
/** A server's clock is another one: its page shows no time, and the browser's first rendering the same. */
const onTheServer = () => undefined

/** Time that passes. What is not read is not rendered for. */
export interface Elapsed {
  /** Milliseconds since the start, in whole seconds; 0 without a start. Who reads it renders once a second. */
  readonly ms: number
  /** Whether it is longer than that. Who reads it renders once, when it becomes so. */
  isOver(limitMs: number): boolean
}

/** How long it has been since then, while it runs: a list of a thousand that shows no seconds is not rendered each second. */
export function useElapsed(clock: Clock, startTime: number | undefined, isRunning: boolean): Elapsed {
  const [reads] = useState(() => new Reads())
  const elapsedMs = () =>
    startTime === undefined ? 0 : Math.floor(elapsedSince(clock, startTime, clock.tick()) / 1000) * 1000

  const shown = useSyncExternalStore(
    isRunning ? clock.subscribe : notTicking,
    () => reads.whatChanges(elapsedMs()),
    onTheServer,
  )
  const isKnown = shown !== undefined

  return {
    get ms() {
      reads.ofMs()
      return isKnown ? elapsedMs() : 0
    },
    isOver(limitMs) {
      reads.ofLimit(limitMs)
      return isKnown && elapsedMs() > limitMs
    },
  }
}

/** What a component has read while it was rendered. It never reads less again, so nothing that it shows grows old. */
class Reads {
  #ms = false
  #limitMs: number | undefined

  ofMs(): void {
    this.#ms = true
  }

  ofLimit(limitMs: number): void {
    this.#limitMs = limitMs
  }

  /** The part of the time of which a change has to be rendered. */
  whatChanges(elapsedMs: number): number | boolean {
    return this.#ms ? elapsedMs : this.#limitMs !== undefined && elapsedMs > this.#limitMs
  }
}
