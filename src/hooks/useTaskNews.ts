'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef, useState } from 'react'
import type { TaskNewsWords } from './followTasks.js'
import { followTasks } from './followTasks.js'
import { lookAtTasks } from './lookAtTasks.js'
import { useRushes } from './RushesContext.js'
import { useIsAlive } from './useIsAlive.js'

/** What `useTaskNews` says, and where. */
export interface TaskNewsOptions {
  words: TaskNewsWords
  /** Before the page's title. What the host sets as its title is kept and comes back. @default true */
  inTitle?: boolean
  /** Whether notifications are sent once a person has allowed them. It asks nobody by itself. @default false */
  notifications?: boolean
}

/** Whether a person is told by notifications. */
export interface TaskNews {
  /**
   * - `unavailable`: this browser has none, or the page is not a browser's yet. `blocked`: a person has said no, and
   *   only the browser's own settings change that.
   * - `off`: `toggle()` turns them on; the first time the browser asks for leave.
   */
  notifications: 'unavailable' | 'blocked' | 'off' | 'on'
  /** Turns them on or off. Call it in a click: browsers ask only then. */
  toggle: () => void
}

/**
 * News of tasks for someone who looks elsewhere: a line before the page's title, and a notification for each task that
 * ends while the page is hidden, one over all tabs. While notifications are on, a hidden page looks at its open tasks
 * about every 30 s; else checks rest while it is hidden. No permission is asked for but in `toggle()`.
 */
export function useTaskNews(options: TaskNewsOptions): TaskNews {
  const { words, inTitle = true, notifications = false } = options
  const rushes = useRushes()
  const client = useQueryClient()
  const isAlive = useIsAlive()
  const [isOff, setOff] = useState(false)
  const [, readAgain] = useReducer((count: number) => count + 1, 0)
  const permission = isAlive && notifications ? permissionHere() : undefined
  const isOn = permission === 'granted' && !isOff

  const latest = useRef({ words, inTitle, notify: isOn })
  const follower = useRef<ReturnType<typeof followTasks>>(undefined)
  useEffect(() => {
    const following = followTasks(
      rushes,
      () => latest.current,
      () => {
        lookAtTasks(rushes, client)
      },
    )
    follower.current = following
    return following.stop
  }, [rushes, client])
  useEffect(() => {
    latest.current = { words, inTitle, notify: isOn }
    follower.current?.update()
  }, [words, inTitle, isOn])

  return {
    notifications:
      permission === undefined ? 'unavailable' : permission === 'denied' ? 'blocked' : isOn ? 'on' : 'off',
    toggle() {
      if (permission === 'granted') setOff(!isOff)
      else if (permission === 'default') void Notification.requestPermission().then(readAgain, readAgain)
    },
  }
}

function permissionHere(): NotificationPermission | undefined {
  return 'Notification' in globalThis ? Notification.permission : undefined
}
