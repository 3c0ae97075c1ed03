import { envelopeFaults } from './envelopeFaults.js'
import type { FaultClass } from './FaultClass.js'
import { httpFaults } from './httpFaults.js'
import { statusFaults } from './statusFaults.js'
import { transportFaults } from './transportFaults.js'

/** The 100 ways in which the world goes wrong, and where each ends. */
export const faultMatrix: readonly FaultClass[] = [
  ...transportFaults,
  ...httpFaults,
  ...envelopeFaults,
  ...statusFaults,
]
