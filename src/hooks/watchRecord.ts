import type { QueryClient } from '@tanstack/react-query'
import { QueryObserver } from '@tanstack/react-query'
import type { VideoModel } from '../core/VideoModel.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { typicalMs } from '../models/taskKind.js'
import { recordRef, settleQueryOptions } from './recordQueries.js'
import type { Rushes } from './RushesContext.js'
import { taskQueryKey, taskQueryOptions } from './taskQueryOptions.js'
import { isGivenUp } from './WatchedTask.js'

export interface RecordWatch {
  /** The provider knows no such task, or the hard limit has passed. */
  isLost(): boolean
  stop(): void
}

export interface RecordWatchOptions {
  rushes: Rushes
  client: QueryClient
  model: VideoModel | undefined
  /** The backend tells of tasks by itself. */
  push: boolean
  onLost: () => void
}

/**
 * Watches a record without a component: an uncertain one until it is settled, an accepted one to its end. What is seen
 * goes to the ledger. It shares its requests with every component that watches the same.
 */
export function watchRecord(record: TaskRecord, options: RecordWatchOptions): RecordWatch {
  const { rushes, client, model, push, onLost } = options
  const ref = recordRef(record)
  if (!ref) {
    const observer = new QueryObserver(client, settleQueryOptions(rushes, record, true))
    return { isLost: () => false, stop: observer.subscribe(() => undefined) }
  }
  const { turn } = rushes
  const leave = turn.join()
  const query = () =>
    taskQueryOptions(rushes, { ref, initialTask: record.task, model, enabled: turn.isMine() })
  const observer = new QueryObserver(client, query())
  const schedule = () => {
    observer.setOptions(query())
  }
  const isLost = () => {
    const { data, error } = observer.getCurrentResult()
    return error?.code === 'not-found' || (data !== undefined && isGivenUp(rushes, ref, data))
  }
  const stops = [
    leave,
    turn.subscribe(schedule),
    observer.subscribe(() => {
      if (isLost()) onLost()
    }),
  ]
  if (push) {
    const queryKey = taskQueryKey(rushes.backend, ref)
    stops.push(
      rushes.watch.listen({ ref, client, queryKey, typicalMs: model && typicalMs(model, ref.kind) }),
      // The schedule is another one while the backend tells by itself.
      rushes.watch.subscribe(schedule),
    )
  }
  return {
    isLost,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
