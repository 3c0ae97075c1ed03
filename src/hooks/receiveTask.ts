import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Task, TaskRef } from '../core/Task.js'
import { tellPolicy } from './askPolicy.js'
import type { Rushes } from './RushesContext.js'
import type { WatchedTask } from './WatchedTask.js'
import { latestTask } from './WatchedTask.js'

/**
 * Puts what a backend said of a task where everybody reads it: the cache, the ledger where the task is one of its own,
 * and the policy, which learns from its end. What is settled stays settled.
 */
export function receiveTask(
  rushes: Rushes,
  { client, queryKey }: { client: QueryClient; queryKey: QueryKey },
  ref: TaskRef,
  typicalMs: readonly [number, number] | undefined,
  seen: Task,
): void {
  const { clock, ledger } = rushes
  const answeredAt = clock.now()
  const known = { since: answeredAt, ...client.getQueryData<WatchedTask>(queryKey) }
  const record = ledger.findTask(ref)
  const task = latestTask(latestTask(record?.task, known.task), seen) ?? seen
  if (record && isNews(record.task, task)) ledger.write({ ...record, task })
  tellPolicy(rushes, ref, typicalMs, known, { task, answeredAt })
  client.setQueryData<WatchedTask>(queryKey, { ...known, task, answeredAt })
}

/** Its state, or links that are younger than the remembered ones. */
function isNews(known: Task | undefined, task: Task): boolean {
  if (known?.state !== task.state) return true
  return known.state === 'success' && task.state === 'success' && known.resultUrls[0] !== task.resultUrls[0]
}
