import type { TaskMoment } from './TaskMoment.js'

export interface TaskTimes {
  createTime?: number
  completeTime?: number
  costTime?: number
}

/**
 * The times that a task's provider states, in milliseconds: APIXO all of them, KIE no `costTime` of a failed task,
 * Chanjing only when it was created, and that in whole seconds.
 */
export function taskTimes(task: TaskMoment): TaskTimes {
  const { createTime, endTimes, provider, row, state } = task
  if (row.withoutTimes) return {}
  if (provider === 'chanjing') return { createTime: Math.floor(createTime / 1000) * 1000 }
  if (!endTimes) return { createTime }
  const { completeTime, costTime } = endTimes
  return provider === 'kie' && state === 'failed'
    ? { createTime, completeTime }
    : { createTime, completeTime, costTime }
}
