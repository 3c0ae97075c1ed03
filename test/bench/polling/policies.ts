import { pollingPolicy } from '../../../src/polling/PollingPolicy.js'
import { documentedPolling } from '../../../src/polling/documentedPolling.js'
import { fixedPolling } from '../../../src/polling/fixedPolling.js'
import type { Kind } from './distributions.js'
import type { AnyPolicy } from './session.js'

/** A policy without a past, for one session. */
export type MakePolicy = (kind: Kind) => AnyPolicy

const made = new Map<string, MakePolicy>()

/** Ours, with a price of its own. The same for the same options, so that nothing is played twice. */
export function ours(options: { checkPriceSeconds?: number; probeMs?: number } = {}): MakePolicy {
  const key = JSON.stringify(options)
  const make = made.get(key) ?? (() => pollingPolicy(options))
  made.set(key, make)
  return make
}

/** "Submit task, wait 30 (60) seconds, then poll every 5 seconds", to the letter. */
export const documents: MakePolicy = ({ wait }) => fixedPolling({ firstMs: wait * 1000, intervalMs: 5_000 })

/** What others do, read in their sources. */
export const peers: Readonly<Record<string, MakePolicy>> = {
  'the documents: wait, then every 5 s': documents,
  'documentedPolling()': () => documentedPolling(),
  'every 0.5 s (fal, replicate)': () => fixedPolling({ firstMs: 0, intervalMs: 500 }),
  'every 2 s (TanStack AI)': () => fixedPolling({ intervalMs: 2_000 }),
  'every 5 s (Vercel AI SDK)': () => fixedPolling({ intervalMs: 5_000 }),
  '6 s ± 1.5 s (Runway)': () => ({ nextDelayMs: (_state, _looks, random) => 4_500 + 3_000 * random() }),
  'exponential, 1 to 10 s': () => ({ nextDelayMs: (_state, looks) => Math.min(10_000, 1_000 * 2 ** looks) }),
}
