/**
 * One upload over XMLHttpRequest, in the manner of `fetch`: `fetch` itself tells nobody how far an upload is.
 * Rejects as `fetch` does: with a TypeError where no answer came, with the signal's reason where it was aborted.
 */
export function sendWithProgress(
  url: string,
  init: RequestInit,
  onProgress: (fraction: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const { signal } = init
    const onAbort = () => {
      request.abort()
    }
    request.open(init.method ?? 'GET', url)
    request.responseType = 'text'
    new Headers(init.headers).forEach((value, name) => {
      request.setRequestHeader(name, value)
    })
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      const { status, responseText } = request
      // Not every status that a server can send can be made a Response.
      if (status > 599) return reject(new TypeError(`The upload was answered with the status ${status}`))
      const retryAfter = request.getResponseHeader('Retry-After')
      resolve(
        // Some statuses may not have a body, not even an empty one.
        new Response(responseText || null, {
          status,
          headers: retryAfter === null ? {} : { 'Retry-After': retryAfter },
        }),
      )
    }
    request.onerror = () => {
      reject(new TypeError('The upload could not be sent'))
    }
    request.onabort = () => {
      reject(signal?.reason as Error)
    }
    request.onloadend = () => {
      signal?.removeEventListener('abort', onAbort)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    request.send((init.body ?? null) as Blob | null)
  })
}
