import { createListeners } from '../core/createListeners.js'
import { delay } from '../core/delay.js'
import { ownTurn } from './ownTurn.js'

/** Which tab of a browser asks for the tasks that all of them know: one at a time, and one that is seen where there is one. */
export interface PollerTurn {
  /** Whether it is this tab. */
  isMine: () => boolean
  /** Calls the listener when that changes, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
  /** Wants the turn, until the returned function is called. */
  join: () => () => void
}

/** How long a hidden tab that has let go keeps out of the way. */
const MAKE_WAY_MS = 1_000

/**
 * Tabs take turns by a Web Lock of that name. A tab that is closed, crashes or is put into the browser's cache gives its
 * turn back by that alone; one that is hidden keeps it until a tab that is seen wants it.
 *
 * Without a name, or where the browser has no locks, every tab asks for itself.
 */
export function pollerTurn(name: string | undefined): PollerTurn {
  // TypeScript's library has them everywhere; an insecure context and an older browser have not.
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
  if (name === undefined || !locks || typeof document === 'undefined') return ownTurn

  const { subscribe, tell } = createListeners()
  let wanted = 0
  let isMine = false
  let hasFailed = false
  let asking: AbortController | undefined
  let letGo: (() => void) | undefined
  let channel: BroadcastChannel | undefined
  let makingWay: AbortController | undefined

  function say(mine: boolean) {
    if (isMine === mine) return
    isMine = mine
    tell()
  }

  function ask() {
    if (asking || hasFailed) return
    const request = new AbortController()
    asking = request
    locks
      ?.request(name ?? '', { signal: request.signal }, () => {
        if (asking !== request) return undefined
        say(true)
        return new Promise<void>((resolve) => {
          letGo = resolve
        })
      })
      .catch(() => {
        // Given up by us, or forbidden to this page, which then asks for itself.
        if (asking !== request) return
        hasFailed = true
        say(true)
      })
    // Said when it stands in the queue, so that a hidden tab that lets go comes behind it.
    if (!document.hidden) channel?.postMessage('want')
  }

  function release() {
    makingWay?.abort()
    asking?.abort()
    asking = undefined
    letGo?.()
    letGo = undefined
    if (!hasFailed) say(false)
  }

  const onMessage = () => {
    if (!letGo || !document.hidden) return
    release()
    // Their wish may reach the locks later than their word reached us: at once we would be before them again.
    makingWay = new AbortController()
    delay(MAKE_WAY_MS, makingWay.signal).then(ask, () => undefined)
  }
  const onVisible = () => {
    if (!document.hidden && !isMine) channel?.postMessage('want')
  }

  function start() {
    channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name ?? '')
    channel?.addEventListener('message', onMessage)
    document.addEventListener('visibilitychange', onVisible)
    // A page that holds a lock cannot be kept for the way back.
    window.addEventListener('pagehide', release)
    window.addEventListener('pageshow', ask)
    ask()
  }

  function end() {
    channel?.close()
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('pagehide', release)
    window.removeEventListener('pageshow', ask)
    release()
  }

  return {
    isMine: () => isMine,
    subscribe,
    join() {
      wanted += 1
      if (wanted === 1) start()
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        wanted -= 1
        if (wanted === 0) end()
      }
    },
  }
}
