import type { VideoBackend } from '../core/VideoBackend.js'
import { loadPart } from './loadPart.js'
import type { StatusChecks, StatusChecksOptions } from './StatusChecks.js'

/** `statusChecks`, loaded when it is first used. Where it cannot be loaded, that is a check without an answer. */
export function statusChecksLater(backend: VideoBackend, options: StatusChecksOptions): StatusChecks {
  let checks: StatusChecks | undefined
  return {
    async ask(ref, check) {
      const statusChecks = await loadPart(async () => (await import('./StatusChecks.js')).statusChecks)
      checks ??= statusChecks(backend, options)
      return checks.ask(ref, check)
    },
  }
}
