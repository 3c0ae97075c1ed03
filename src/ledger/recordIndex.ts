import type { TaskRef } from '../core/Task.js'
import type { TaskRecord } from './TaskRecord.js'

/** Finds a record among a thousand without looking at each. */
export function recordIndex() {
  let byIntent = new Map<string, TaskRecord>()
  let byTask = new Map<string, TaskRecord>()

  function put(record: TaskRecord): void {
    byIntent.set(record.intentId, record)
    if (record.task) byTask.set(taskKey(record.task), record)
  }

  return {
    put,
    fill(records: readonly TaskRecord[]): void {
      byIntent = new Map()
      byTask = new Map()
      records.forEach(put)
    },
    find: (intentId: string) => byIntent.get(intentId),
    findTask: (ref: Pick<TaskRef, 'taskId' | 'model'>) => byTask.get(taskKey(ref)),
  }
}

function taskKey({ taskId, model }: Pick<TaskRef, 'taskId' | 'model'>): string {
  return `${model} ${taskId}`
}
