import type { ScenarioName } from '../../src/mocks.js'

export type FaultGroup =
  'transport' | 'http' | 'envelope' | 'status' | 'webhook' | 'browser' | 'media' | 'upload'

/** Which parts of the kit a fault goes through, for real. */
type FaultPart = 'hook' | 'component' | 'handler'

/** One way in which the world goes wrong, and where the kit ends then. */
export interface FaultClass {
  readonly name: string
  readonly group: FaultGroup
  /** Where it is put in. */
  readonly at: 'upstream create' | 'upstream check' | 'callback' | 'page' | 'server' | 'player' | 'frame'
  readonly through: readonly [FaultPart, ...FaultPart[]]
  /** The mock scenario of that kind, for a toolbar; where there is none the rig below is it. */
  readonly scenario?: ScenarioName
  /** The named state in which it must end. */
  readonly ends: string
  /** How long that may take, in seconds of the fake clock. */
  readonly within: number
  /** Puts it in and answers in which state that ended. It counts the creates itself. */
  readonly rig: () => Promise<string>
}
