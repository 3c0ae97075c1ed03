import type { DurationStorage } from './DurationMemory.js'
import { durationMemory } from './DurationMemory.js'
import type { PollingPolicy } from './PollingPolicy.js'
import { pollingPolicy } from './PollingPolicy.js'

/** The policy of an app that names none. It learns in that storage; without one, in the page. */
export function defaultPolicy(storage: DurationStorage | undefined): PollingPolicy {
  return pollingPolicy({ memory: durationMemory(storage) })
}
