/**
 * The promise, or the signal's reason as soon as there is one: for what takes no signal, or does not listen to it.
 * What the promise does after that is nobody's concern.
 */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    const stopListening = () => {
      signal.removeEventListener('abort', onAbort)
    }
    promise.then(resolve, reject).then(stopListening, stopListening)
  })
}
