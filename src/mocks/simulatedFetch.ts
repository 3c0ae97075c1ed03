/**
 * A `fetch` over something that answers requests, and no network. It rejects with its signal's reason when that is
 * aborted, before or while the answer is awaited.
 */
export function simulatedFetch(answer: (request: Request) => Promise<Response>): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    signal?.throwIfAborted()
    // Without the signal: a Request of Node refuses one that comes from jsdom.
    const request = new Request(wholeUrl(input), { ...init, signal: null })
    return signal ? untilAborted(answer(request), signal) : answer(request)
  }
}

/** A page may say a path alone; the Request of Node, which jsdom uses, would refuse it. */
function wholeUrl(input: RequestInfo | URL): RequestInfo | URL {
  if (typeof input !== 'string') return input
  return new URL(input, typeof location === 'undefined' ? undefined : location.href)
}

function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort)
    })
  })
}
