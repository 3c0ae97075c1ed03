'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Tasks } from '../../hooks/useTasks.js'
import type { TaskRecord } from '../../ledger/TaskRecord.js'

interface Removed {
  record: TaskRecord
  /** The card that stood below it; none, where it was the last. */
  before: string | undefined
}

export interface Removal {
  /** What was taken off last. */
  removed: Removed | undefined
  remove: (intentId: string) => void
  /** Puts it back into its place. */
  undo: () => void
  dismiss: () => void
}

/** Taking cards off a list, with the way back: what was paid for is not lost to a slip. */
export function useRemoval(
  records: readonly TaskRecord[],
  { remove: forget, restore }: Pick<Tasks, 'remove' | 'restore'>,
): Removal {
  const [removed, setRemoved] = useState<Removed>()
  const latest = useRef(records)
  useEffect(() => {
    latest.current = records
  })
  // The same function with every rendering, so that cards are not rendered for it.
  const remove = useCallback(
    (intentId: string) => {
      const at = latest.current.findIndex((record) => record.intentId === intentId)
      const record = latest.current[at]
      if (!record) return
      setRemoved({ record, before: latest.current[at + 1]?.intentId })
      forget(intentId)
    },
    [forget],
  )
  return {
    removed,
    remove,
    undo() {
      if (removed) restore(removed.record)
      setRemoved(undefined)
    },
    dismiss() {
      setRemoved(undefined)
    },
  }
}
