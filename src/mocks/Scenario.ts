import type { FailureReason } from '../core/Task.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { ProviderName } from './ProviderName.js'

/** What the simulated provider does with a task, and where that ends. A row of the scenario table. */
export interface Scenario {
  /** What `setScenario` takes, and what a prompt says after an `@`. */
  readonly name: string
  readonly group: ScenarioGroup
  /** One line for a toolbar or a table. */
  readonly description: string
  /**
   * Whose documents or ways it is about, the one in whose words it is written first; only there the end below is
   * promised. Any other provider answers with the nearest that it has. Default: all of them, in APIXO's words.
   */
  readonly providers?: readonly ProviderName[]
  /** What is wrong with the answer to the create, and whether the provider took the task all the same. */
  readonly create?: { readonly fault: Fault; readonly accepted: boolean }
  /** What is wrong with the answers to the first so many status checks of a task; `Infinity` for all of them. */
  readonly checks?: { readonly fault: Fault; readonly times: number }
  /** How long the task takes. Default `typical`. */
  readonly pace?: Pace
  /** The word for the running task, in place of `processing`. */
  readonly runningState?: string
  /** The provider states no times. */
  readonly withoutTimes?: boolean
  /** KIE only: the code around a finished task's record, in place of 200. */
  readonly envelopeCode?: number
  /** Chanjing only: its other word for a failed task, in place of `Error`. */
  readonly failedState?: 'Fail'
  /** Chanjing only: after the create somebody else fetches a token, and so kills this one, which is refused with that. */
  readonly killsToken?: 10400 | 10401
  /** What becomes of the callback, where one was asked for. Default: it comes once. */
  readonly callback?: 'lost' | 'twice'
  /** The task fails, in the provider's own words. */
  readonly failure?: { readonly failCode: string; readonly failMsg: string }
  /** What a finished task has to show. Default `video`. */
  readonly result?: ResultShape
  /** Where somebody who starts a task and watches it arrives. */
  readonly end: ScenarioEnd
}

/** What a scenario is about. */
export type ScenarioGroup = 'task' | 'failure' | 'create' | 'check' | 'result' | 'callback'

/**
 * `typical`: within the model's usual time. `early`: within seconds, as moderation refuses. `slow`: three times the
 * longest usual time. `never`: it does not end.
 */
export type Pace = 'typical' | 'early' | 'slow' | 'never'

/** A way in which one request goes wrong. */
export type Fault =
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly message: string
      /** The `data` of the answer. Default null. */
      readonly data?: { readonly error: string }
      /** How the answer says when to come back. Default: it does not. */
      readonly retryAfter?: 'seconds' | 'date'
      /** A gateway answers, with a page of its own in place of the provider's JSON. */
      readonly page?: boolean
    }
  /** No connection comes about, so nothing was sent. */
  | { readonly kind: 'connection-refused' }
  /** The connection breaks after the request was sent. */
  | { readonly kind: 'connection-lost' }
  /** No answer, until the caller gives up. */
  | { readonly kind: 'silence' }
  /** A 200 with a page, with nothing, or with a success that names no task. */
  | { readonly kind: 'html' | 'empty' | 'no-id' }
  /** KIE's `422 recordInfo is null`, which a create may be followed by for a moment. Elsewhere nothing is wrong. */
  | { readonly kind: 'record-null' }

/** What stands in a finished task's `resultJson` (Chanjing: `output_url`), and what its link gives. */
export type ResultShape =
  | 'video'
  /** A thousand links. */
  | 'many'
  /** Text that is no JSON. */
  | 'broken'
  /** The object itself in place of its text. */
  | 'object'
  /** The text of a text of the object. */
  | 'double'
  | 'empty'
  | 'missing'
  /** Links that must not reach a page. */
  | 'hostile'
  /** The link is refused. */
  | 'expired'
  /** There is nothing at the end of the link. */
  | 'gone'
  /** The link's host fails. */
  | 'unreachable'
  /** The link gives bytes that are no video. */
  | 'unplayable'

/** How the tasks of a scenario end. */
export type ScenarioEnd =
  | { readonly phase: 'success' }
  | { readonly phase: 'failed'; readonly reason: FailureReason }
  /** It stays processing for ever. */
  | { readonly phase: 'running' }
  /** The create is refused; there is no task. */
  | { readonly phase: 'refused'; readonly code: VideoErrorCode }
  /** Nobody knows whether the create was accepted; `found` says whether the intent turns up as a task later. */
  | { readonly phase: 'uncertain'; readonly found: boolean }
  /** There is a task, and every check of it fails in this way. */
  | { readonly phase: 'unanswered'; readonly code: VideoErrorCode }
