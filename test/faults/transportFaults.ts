import type { FaultClass } from './FaultClass.js'
import { breaks, drips, halves, hangs } from './injections.js'
import type { Injection } from './roadRig.js'
import { goRoad } from './roadRig.js'

/** On the create, and then, on another road, on every check: a failed check is never a failed task. */
function both(
  name: string,
  fault: Injection,
  create: string,
  lost: string,
  scenario?: FaultClass['scenario'],
): FaultClass {
  return {
    name,
    group: 'transport',
    at: 'upstream create',
    through: ['hook', 'handler'],
    ...(scenario && { scenario }),
    ends: `${create}; contact lost: ${lost}`,
    within: 900,
    rig: async () => {
      const first = await goRoad({ create: fault }, create, 90)
      return `${first}; ${await goRoad({ check: fault }, `contact lost: ${lost}`, 800)}`
    },
  }
}

/** The 8 ways in which a connection fails. */
export const transportFaults: readonly FaultClass[] = [
  both(
    'DNS fail',
    breaks('ENOTFOUND', { syscall: 'getaddrinfo' }),
    'refused: network',
    'network',
    'create-network-error',
  ),
  both(
    'refused',
    breaks('ECONNREFUSED', { syscall: 'connect' }),
    'refused: network',
    'network',
    'create-network-error',
  ),
  both('TLS fail', breaks('CERT_HAS_EXPIRED'), 'refused: network', 'network', 'create-network-error'),
  both('reset before send', breaks('ECONNRESET'), 'uncertain', 'network', 'check-network'),
  both(
    'reset after send',
    breaks('ECONNRESET', { sent: true }),
    'uncertain',
    'network',
    'create-connection-lost',
  ),
  both('truncated body', halves, 'uncertain', 'network'),
  both('slow-drip body', drips, 'uncertain', 'timeout'),
  both('header timeout', hangs, 'uncertain', 'timeout', 'create-timeout'),
]
