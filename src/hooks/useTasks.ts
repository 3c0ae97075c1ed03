'use client'
import { useSyncExternalStore } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { useRushes } from './RushesContext.js'
import { useStartVideo } from './useStartVideo.js'

/** The videos of this browser. */
export interface Tasks {
  /** All that this browser knows, newest first. */
  records: readonly TaskRecord[]
  /** Starts a video and returns its intent's id. See `useGenerateVideo`. */
  generate: (input: VideoInput) => string
  /** Forgets a record. The provider's task goes on. */
  remove: (intentId: string) => void
  /** Puts a removed record back into its place; one on its way is watched again. */
  restore: (record: TaskRecord) => void
}

const NO_RECORDS: readonly TaskRecord[] = []
const noRecords = () => NO_RECORDS

/** Every video of this browser, resumed after a reload. Follow each with `useGeneration(record.intentId)`. */
export function useTasks(): Tasks {
  const { ledger } = useRushes()
  const records = useSyncExternalStore(ledger.subscribe, ledger.read, noRecords)
  return { records, generate: useStartVideo(), remove: ledger.remove, restore: ledger.write }
}
