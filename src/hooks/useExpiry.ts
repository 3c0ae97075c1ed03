'use client'
import { focusManager } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { Task } from '../core/Task.js'
import { useRushes } from './RushesContext.js'
import type { FinishedVideos } from './VideoResultState.js'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** From here on a date is worth a countdown. */
const NEAR_MS = 3 * DAY_MS

type Expiry = Pick<FinishedVideos, 'expireTime' | 'expiresInMs' | 'expiryNotice'> & { hasPassed: boolean }

/**
 * How long a result can still be had, by the server's time where the backend tells it: a browser's own clock may be a
 * day off. Read anew with every rendering, when a person comes back to the page and, once it is near, every minute.
 */
export function useExpiry(task: Task | undefined): Expiry {
  const { backend, clock } = useRushes()
  const expireTime = task?.state === 'success' ? task.expireTime : undefined
  const minutesLeft = () => {
    const now = backend.serverTime ? backend.serverTime() : clock.now()
    if (expireTime === undefined || now === undefined || expireTime - now > NEAR_MS) return undefined
    return Math.max(0, Math.ceil((expireTime - now) / MINUTE_MS))
  }
  const isNear = minutesLeft() !== undefined
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [focusManager.subscribe(listener), ...(isNear ? [clock.subscribe(listener)] : [])]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [clock, isNear],
  )
  const minutes = useSyncExternalStore(subscribe, minutesLeft, unknownOnTheServer)

  if (expireTime === undefined) return { hasPassed: false }
  if (minutes === undefined) return { expireTime, hasPassed: false }
  if (minutes === 0) return { expireTime, hasPassed: true }
  const expiresInMs = minutes * MINUTE_MS
  return {
    expireTime,
    expiresInMs,
    expiryNotice: expiresInMs > DAY_MS ? 'three-days' : 'one-day',
    hasPassed: false,
  }
}

const unknownOnTheServer = () => undefined
