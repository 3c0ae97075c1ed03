import { browserFaults } from './browserFaults.js'
import { envelopeFaults } from './envelopeFaults.js'
import type { FaultClass } from './FaultClass.js'
import { httpFaults } from './httpFaults.js'
import { mediaFaults } from './mediaFaults.js'
import { statusFaults } from './statusFaults.js'
import { transportFaults } from './transportFaults.js'
import { uploadFaults } from './uploadFaults.js'
import { webhookFaults } from './webhookFaults.js'

/** The 100 ways in which the world goes wrong, and where each ends. */
export const faultMatrix: readonly FaultClass[] = [
  ...transportFaults,
  ...httpFaults,
  ...envelopeFaults,
  ...statusFaults,
  ...webhookFaults,
  ...browserFaults,
  ...mediaFaults,
  ...uploadFaults,
]
