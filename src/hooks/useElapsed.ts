'use client'
import { useSyncExternalStore } from 'react'
import type { Clock } from '../core/Clock.js'
import { elapsedSince } from '../core/Clock.js'

const notTicking = () => () => undefined

/** Milliseconds since then, in whole seconds; 0 without a start. Renders once a second while it runs, else never. */
export function useElapsed(clock: Clock, startTime: number | undefined, isRunning: boolean): number {
  const tick = useSyncExternalStore(
    isRunning ? clock.subscribe : notTicking,
    clock.tick,
    () => startTime ?? 0,
  )
  if (startTime === undefined) return 0
  return Math.floor(elapsedSince(clock, startTime, tick) / 1000) * 1000
}
