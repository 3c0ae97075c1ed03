/** A time limit on one request, together with the caller's own signal. */
export interface Deadline {
  /** Aborts when either the time is up or the caller gives up. */
  signal: AbortSignal
  /** Whether it was the time. */
  isOver(): boolean
  /** Must be called when the request is through: leaves no timer and no listener behind. */
  clear(): void
}

/** Starts the clock on a request. */
export function deadline(ms: number, callerSignal?: AbortSignal): Deadline {
  const controller = new AbortController()
  let over = false
  const timer = setTimeout(() => {
    over = true
    controller.abort(new DOMException(`No answer within ${ms} ms`, 'TimeoutError'))
  }, ms)
  const onAbort = () => {
    controller.abort(callerSignal?.reason)
  }
  if (callerSignal?.aborted) onAbort()
  callerSignal?.addEventListener('abort', onAbort, { once: true })

  return {
    signal: controller.signal,
    isOver: () => over,
    clear() {
      clearTimeout(timer)
      callerSignal?.removeEventListener('abort', onAbort)
    },
  }
}
