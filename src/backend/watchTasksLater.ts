import type { TaskRef } from '../core/Task.js'
import type { HandlerConnection } from './handlerRequest.js'
import type { TaskWatcher } from './watchTasks.js'

/**
 * `watchTasks`, loaded when it is first used: an app that only asks does not download what listens. Where it cannot be
 * loaded there is no contact, and asking goes on.
 */
export function watchTasksLater(
  connection: HandlerConnection,
  refs: readonly TaskRef[],
  on: TaskWatcher,
): () => void {
  let isStopped = false
  let stop = (): void => undefined
  import('./watchTasks.js').then(
    ({ watchTasks }) => {
      if (!isStopped) stop = watchTasks(connection, refs, on)
    },
    () => {
      if (!isStopped) on.contact(false)
    },
  )
  return () => {
    isStopped = true
    stop()
  }
}
