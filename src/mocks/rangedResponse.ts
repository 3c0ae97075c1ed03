/**
 * Answers with the bytes, or with the one range of them that the request asks for, so that a player can seek.
 * A range that does not exist is a 416; one that cannot be read, and a list of them, is answered with everything.
 */
export function rangedResponse(request: Request, bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
  })
  const range = rangeOf(request.headers.get('Range'), bytes.length)
  if (range === 'none') {
    headers.set('Content-Range', `bytes */${bytes.length}`)
    return new Response(null, { status: 416, headers })
  }
  const part = range ? bytes.slice(range.from, range.to + 1) : bytes
  headers.set('Content-Length', String(part.length))
  if (range) headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`)
  return new Response(part, { status: range ? 206 : 200, headers })
}

/** The first and the last byte asked for; `undefined` for all, `'none'` where there is no such part. */
function rangeOf(header: string | null, length: number): { from: number; to: number } | 'none' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined
  return from <= to ? { from, to } : 'none'
}
