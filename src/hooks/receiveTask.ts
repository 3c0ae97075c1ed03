import type { Task } from '../core/Task.js'
import { tellPolicy } from './tellPolicy.js'
import type { Rushes } from './RushesContext.js'
import type { WatchPlace } from './TaskWatch.js'
import type { WatchedTask } from './WatchedTask.js'
import { latestTask } from './WatchedTask.js'

/**
 * Puts what a backend said of a task where everybody reads it: the cache, the ledger where the task is one of its own,
 * and the policy, which learns from its end. What is settled stays settled.
 */
export function receiveTask(
  { clock, ledger, polling }: Pick<Rushes, 'clock' | 'ledger' | 'polling'>,
  { ref, client, queryKey, typicalMs }: WatchPlace,
  seen: Task,
): void {
  const answeredAt = clock.now()
  const known = { since: answeredAt, ...client.getQueryData<WatchedTask>(queryKey) }
  const record = ledger.findTask(ref)
  const task = latestTask(latestTask(record?.task, known.task), seen) ?? seen
  if (record && isNews(record.task, task)) ledger.write({ ...record, task })
  tellPolicy({ clock, polling }, ref, typicalMs, known, { task, answeredAt })
  client.setQueryData<WatchedTask>(queryKey, { ...known, task, answeredAt })
}

/** Its state, or links that are younger than the remembered ones. */
function isNews(known: Task | undefined, task: Task): boolean {
  if (known?.state !== task.state) return true
  return known.state === 'success' && task.state === 'success' && known.resultUrls[0] !== task.resultUrls[0]
}
