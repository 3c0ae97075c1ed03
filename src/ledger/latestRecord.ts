import { isSettled } from '../core/Task.js'
import type { TaskRecord } from './TaskRecord.js'

/**
 * What is known of an intent, after another tab has written what it knows: whichever has come further. What was typed
 * stays with this page where the other left it out of the storage.
 */
export function latestRecord(known: TaskRecord | undefined, heard: TaskRecord): TaskRecord {
  if (known && progress(heard) <= progress(known)) return known
  const input = known?.input ?? heard.input
  return {
    ...heard,
    ...(input && { input }),
    ...(heard.submission === 'sending' && { elsewhere: true }),
  }
}

function progress({ submission, task }: TaskRecord): number {
  if (task) return isSettled(task) ? 6 : task.state === 'processing' ? 5 : 4
  return { sending: 0, uncertain: 1, refused: 2, accepted: 3 }[submission]
}
