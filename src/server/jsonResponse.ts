/** An answer in JSON, kept by no cache and taken by no browser for anything else. */
export function jsonResponse(
  body: object,
  { status = 200, contentType = 'application/json', headers = {} }: JsonResponseOptions = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'Content-Type': contentType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

interface JsonResponseOptions {
  status?: number
  contentType?: string
  headers?: Readonly<Record<string, string>>
}
