import type { TaskState } from '../core/Task.js'
import { plainText } from '../core/unknownJson.js'

/** The states that any provider's documents name, in lower case. */
const STATES: ReadonlyMap<string, TaskState> = new Map([
  ['pending', 'pending'],
  ['waiting', 'pending'],
  ['queuing', 'pending'],
  ['queued', 'pending'],
  ['ready', 'pending'],
  ['processing', 'processing'],
  ['generating', 'processing'],
  ['success', 'success'],
  ['failed', 'failed'],
  ['fail', 'failed'],
  ['error', 'failed'],
])

/** The most names that one provider remembers: a service that makes up a new one each time must not fill the memory. */
const MAX_REPORTED = 100

/** A documented state as one of ours; `undefined` for any other. */
export function knownState(state: string): TaskState | undefined {
  return STATES.get(state.toLowerCase())
}

/**
 * Tells of each undocumented state once, by name. Such a task counts as running, and its watcher bounds how long.
 * @param report Default: a warning on the console. What it throws is ignored, because the task is not to blame.
 */
export function createStateReporter(
  providerName: string,
  report: (state: string) => void = (state) => {
    // eslint-disable-next-line no-console -- nobody else would ever learn of it
    console.warn(`${providerName} speaks of a state that its documents do not name: ${state}.`)
  },
): (state: string) => void {
  const reported = new Set<string>()
  return (state) => {
    const name = plainText(state, 80)
    if (reported.has(name) || reported.size >= MAX_REPORTED) return
    reported.add(name)
    try {
      report(name)
    } catch {
      return
    }
  }
}
