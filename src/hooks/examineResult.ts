import type { SucceededTask, Task } from '../core/Task.js'
import type { Rushes } from './RushesContext.js'
import type { ResultProblem } from './VideoResultState.js'

/** An upstream of which no model says what it allows. */
const CAREFUL_CHECKS_PER_SECOND = 1

/** What a look at a link found: nothing wrong, why it does not play, or a newer link to the same video. */
export type Examined = { is: 'there' } | { is: ResultProblem } | { is: 'renewed'; task: SucceededTask }

export interface Examination {
  task: SucceededTask
  url: string
  checksPerSecond: number | undefined
  /** A link that is refused is renewed by a check of its task. Once: a second refusal is no matter of age. */
  mayRenew: boolean
  signal: AbortSignal
}

/** Asks the backend what a link gives. It never rejects: an unexpected end is an unknown cause. */
export async function examineResult(
  rushes: Pick<Rushes, 'backend' | 'watch'>,
  examination: Examination,
): Promise<Examined> {
  const { url, signal, mayRenew } = examination
  const condition = await Promise.resolve(rushes.backend.checkResult?.(url, { signal })).catch(
    () => undefined,
  )
  switch (condition) {
    case 'there':
    case 'expired':
    case 'gone':
    case 'unreachable':
      return { is: condition }
    case 'refused': {
      const newer = mayRenew ? await askAgain(rushes, examination) : undefined
      const isNewer = newer?.state === 'success' && newer.resultUrls[0] !== examination.task.resultUrls[0]
      return isNewer ? { is: 'renewed', task: newer } : { is: 'unreachable' }
    }
    default:
      return { is: 'unplayable' }
  }
}

async function askAgain(
  { watch }: Pick<Rushes, 'watch'>,
  { task, signal, checksPerSecond = CAREFUL_CHECKS_PER_SECOND }: Examination,
): Promise<Task | undefined> {
  // The task is over and known to be; of the answer only the links are news, and they are for this page alone.
  return watch.ask(task, { signal, checksPerSecond }).catch(() => undefined)
}
