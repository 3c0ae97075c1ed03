import type { QueryClient } from '@tanstack/react-query'
import { isOver } from '../ledger/isOver.js'
import { recordRef } from './recordQueries.js'
import type { Rushes } from './RushesContext.js'
import { taskQueryKey } from './taskQueryOptions.js'

/** Asks at once what has become of every watched task that is open. A check that is under way is as good as a new one. */
export function lookAtTasks(rushes: Rushes, client: QueryClient): void {
  for (const record of rushes.ledger.read()) {
    const ref = recordRef(record)
    if (!ref || isOver(record)) continue
    const queryKey = taskQueryKey(rushes.backend, ref)
    void client.refetchQueries({ queryKey, exact: true, type: 'active' }, { cancelRefetch: false })
  }
}
