import { isSettled } from '../core/Task.js'
import type { TaskRecord } from './TaskRecord.js'

/** Whether nothing more comes of it: it is done, has failed, or was refused. */
export function isOver({ submission, task }: TaskRecord): boolean {
  return submission === 'refused' || (task !== undefined && isSettled(task))
}
