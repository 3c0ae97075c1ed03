import { parseUrl } from '../core/parseUrl.js'
import type { Task } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import { pageMediaUrl } from './pageMediaUrl.js'
import type { ResultVideo } from './VideoResultState.js'

/** The videos of a task that this page may show. */
export function resultVideos(backend: VideoBackend, task: Task | undefined): ResultVideo[] {
  if (task?.state !== 'success') return []
  return task.resultUrls
    .flatMap((url) => pageMediaUrl(url) ?? [])
    .map((url) => ({ url, downloadUrl: downloadUrlOf(backend, url) }))
}

/** The handler sends its own results as a file when it is asked to; another host's link is taken as it is. */
function downloadUrlOf(backend: VideoBackend, url: string): string {
  const known = backend.downloadUrl?.(url)
  if (known !== undefined) return known
  const parsed = typeof location === 'undefined' ? undefined : parseUrl(url)
  if (!parsed) return url
  // An object URL has its page's origin too, and takes no parameters.
  if (parsed.origin === location.origin && parsed.protocol !== 'blob:')
    parsed.searchParams.set('download', '')
  return parsed.href
}
