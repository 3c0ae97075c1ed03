import type { TaskRef } from '../core/Task.js'
import type { PollingPolicy, PollingState } from '../polling/PollingPolicy.js'

/** When a policy throws or says nothing of use: what the documents advise once looking has begun. */
const FALLBACK_DELAY_MS = 5_000
/** What a browser's timer can hold; beyond it, it would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1

/** What the policy learns under: the model and the kind. A task without a kind teaches nothing. */
export function policyKind(ref: TaskRef | null): string | undefined {
  return ref?.kind === undefined ? undefined : `${ref.model}:${ref.kind}`
}

/** How long until the next look, in the clock's own time, whatever a policy of the app's own does. */
export function nextDelayOf(polling: PollingPolicy, state: PollingState): number {
  try {
    const delayMs = polling.nextDelayMs(state)
    return Number.isNaN(delayMs) ? FALLBACK_DELAY_MS : Math.min(delayMs, LONGEST_DELAY_MS)
  } catch {
    return FALLBACK_DELAY_MS
  }
}

/** How long such tasks usually take, as far as the policy has learned; else what is stated. */
export function usualOf(
  polling: PollingPolicy,
  kind: string | undefined,
  statedMs: readonly [number, number],
): readonly [number, number] {
  try {
    return polling.usualMs?.(kind, statedMs) ?? statedMs
  } catch {
    return statedMs
  }
}
