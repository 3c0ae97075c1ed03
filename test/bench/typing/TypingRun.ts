/**
 * One page with one form, in whose prompt is typed.
 *
 * - `ours`: `<PromptForm>` as it comes, the draft kept for a reload included.
 * - `watched`: the same fields with react-hook-form and plain inputs; the form watches them for counters and modes, as
 *   most are written. It keeps no draft.
 * - `subscribed`: the same with an uncontrolled textarea and `useWatch` in the counter alone, as the library advises.
 */
export type TypedForm = 'ours' | 'watched' | 'subscribed'

/** What the page itself can count while 200 characters are typed. */
export interface TypedCounts {
  commits: number
  /** From each key's press to the end of the next painting, milliseconds. */
  delaysMs: number[]
  /** The same by the browser's Event Timing, in steps of 8 ms; of what took under 16 ms it says nothing. */
  reportedMs: number[]
}

export interface TypingFigures {
  commitsPerKey: number
  medianDelayMs: number
  p95DelayMs: number
  /** 16 stands for anything below. */
  p95ReportedMs: number
  /** What the main thread worked for one key: script, layout and painting. */
  mainThreadPerKeyMs: number
}
