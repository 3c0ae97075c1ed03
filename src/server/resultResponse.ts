import { mediaType } from './readBody.js'

/** What of the host's answer goes on to the browser. No other header does. */
const PASSED_ON = ['Content-Range', 'Accept-Ranges', 'ETag', 'Last-Modified']

/** The host's 200, 206 or 416 as the browser gets it: the same bytes, as they come, under headers that we vouch for. */
export async function resultResponse(
  answer: Response,
  { taskId, index, isDownload }: { taskId: string; index: string; isDownload: boolean },
): Promise<Response> {
  const { status } = answer
  const isOutOfRange = status === 416
  if (isOutOfRange) await answer.body?.cancel() // its body is the host's own error page
  const type = mediaType(answer)
  const headers = new Headers({
    'Content-Type': /^video\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    'Cache-Control': 'private',
    // The URL carries a right to the video: it is nobody else's business where it was played.
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  for (const name of isOutOfRange || isEncoded(answer) ? PASSED_ON : [...PASSED_ON, 'Content-Length']) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (isDownload) headers.set('Content-Disposition', `attachment; filename="${fileName(taskId, index)}"`)
  return new Response(isOutOfRange ? null : answer.body, { status, headers })
}

/** `fetch` has decoded it by now, so the length is no longer the body's. */
function isEncoded(answer: Response): boolean {
  return (answer.headers.get('Content-Encoding') ?? 'identity') !== 'identity'
}

/** From the id's seal, which differs for each task; never from the prompt, which is nobody else's business. */
function fileName(taskId: string, index: string): string {
  const short = taskId.split('.', 2)[1]?.slice(0, 8) ?? 'video'
  return index === '0' ? `rushes-${short}.mp4` : `rushes-${short}-${Number(index) + 1}.mp4`
}
