import type { MakePolicy } from '../../test/bench/polling/policies.js'
import { documents, peers } from '../../test/bench/polling/policies.js'
import type { Kind } from '../../test/bench/polling/distributions.js'

/** A policy that is not ours. */
export interface LabPeer {
  id: string
  name: string
  /** What it does, in a few words. */
  rule(kind: Kind): string
  make: MakePolicy
}

const peer = (name: string): MakePolicy => {
  const make = peers[name]
  if (!make) throw new RangeError(`The benchmark has no policy called ${name}.`)
  return make
}

/** What others do, as the benchmark has it. */
export const labPeers: readonly LabPeer[] = [
  {
    id: 'documents',
    name: 'The documents',
    rule: ({ wait }) => `wait ${wait} s, then every 5 s`,
    make: documents,
  },
  {
    id: 'fal',
    name: 'fal, replicate',
    rule: () => 'every 0.5 s',
    make: peer('every 0.5 s (fal, replicate)'),
  },
  { id: 'tanstack', name: 'TanStack AI', rule: () => 'every 2 s', make: peer('every 2 s (TanStack AI)') },
  { id: 'vercel', name: 'Vercel AI SDK', rule: () => 'every 5 s', make: peer('every 5 s (Vercel AI SDK)') },
  { id: 'runway', name: 'Runway', rule: () => 'every 6 s ± 1.5 s', make: peer('6 s ± 1.5 s (Runway)') },
  {
    id: 'exponential',
    name: 'Exponential',
    rule: () => '1 s, doubling to 10 s',
    make: peer('exponential, 1 to 10 s'),
  },
]
