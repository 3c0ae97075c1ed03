import type { Task } from '../core/Task.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import { VideoError } from '../core/VideoError.js'
import { MAX_QUERY_IDS } from '../core/wire.js'
import type { StatusCheck } from './checkLane.js'

/**
 * Sends checks in as few requests as the backend can do with. Each request becomes what is to be done with its answers,
 * and never rejects: each check hears of its own end.
 */
export function sendChecks(backend: VideoBackend, checks: readonly StatusCheck[]): Promise<() => void>[] {
  const { getTasks } = backend
  if (!getTasks || checks.length < 2) return checks.map((check) => sendOne(backend, check))
  const requests: Promise<() => void>[] = []
  for (let start = 0; start < checks.length; start += MAX_QUERY_IDS) {
    requests.push(sendMany(backend, checks.slice(start, start + MAX_QUERY_IDS)))
  }
  return requests
}

async function sendOne(backend: VideoBackend, check: StatusCheck): Promise<() => void> {
  try {
    const task = await backend.getTask(check.ref, { signal: check.signal })
    return () => {
      settle(check, task)
    }
  } catch (error) {
    return () => {
      check.reject(error)
    }
  }
}

async function sendMany(backend: VideoBackend, checks: readonly StatusCheck[]): Promise<() => void> {
  const refs = checks.map(({ ref }) => ref)
  const { signal, clear } = nobodyWaits(checks)
  try {
    const answers = await backend.getTasks?.(refs, { signal })
    return () => {
      checks.forEach((check, index) => {
        settle(check, answers?.[index])
      })
    }
  } catch (error) {
    return () => {
      for (const check of checks) check.reject(check.signal.aborted ? check.signal.reason : error)
    }
  } finally {
    clear()
  }
}

function settle(check: StatusCheck, answer: Task | VideoError | undefined): void {
  if (check.signal.aborted) check.reject(check.signal.reason)
  else if (answer instanceof Error) check.reject(answer)
  else if (!answer)
    check.reject(new VideoError('malformed-response', 'The backend did not answer for every task'))
  else {
    check.write(answer)
    check.resolve(answer)
  }
}

/** One that leaves takes no answer from the others; when all have left, the request is given up. */
function nobodyWaits(checks: readonly StatusCheck[]): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController()
  const leave = () => {
    if (checks.every(({ signal }) => signal.aborted)) controller.abort(checks[0]?.signal.reason)
  }
  for (const { signal } of checks) signal.addEventListener('abort', leave)
  leave()
  return {
    signal: controller.signal,
    clear() {
      for (const { signal } of checks) signal.removeEventListener('abort', leave)
    },
  }
}
