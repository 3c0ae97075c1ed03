import { VideoError } from '../core/VideoError.js'
import { timeLimit } from './timeLimit.js'

/** So long a host may say nothing, at the start or in the middle. */
const SILENCE_MS = 30_000

/**
 * A file of another host, whole, for hosts that let pages read it.
 * @throws {VideoError} where the host answered with something else than the file
 * @throws {unknown} whatever `fetch` throws where the page may not read the answer, or none came
 */
export async function fetchFile(
  url: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress(fraction: number): void },
): Promise<Blob> {
  const limit = timeLimit(SILENCE_MS, signal)
  try {
    // What the player has kept of it came without leave for pages to read it, and would be refused here.
    const answer = await fetch(url, { signal: limit.signal, cache: 'no-store' })
    if (!answer.ok) {
      throw new VideoError('provider-error', `The result's host answered ${answer.status}`, {
        status: answer.status,
      })
    }
    const bytes = Number(answer.headers.get('Content-Length') ?? 0)
    const parts: Uint8Array<ArrayBuffer>[] = []
    let received = 0
    const reader = answer.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      limit.allow(SILENCE_MS)
      parts.push(part.value)
      received += part.value.length
      if (bytes > 0) onProgress(Math.min(1, received / bytes))
    }
    return new Blob(parts, { type: answer.headers.get('Content-Type') ?? 'video/mp4' })
  } finally {
    limit.end()
  }
}
