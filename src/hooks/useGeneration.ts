'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Task, TaskRef } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { useRushes } from './RushesContext.js'
import { settleIntent } from './settleIntent.js'
import type { TaskStatus, VideoPhase } from './TaskStatus.js'
import { useTaskStatus } from './useTaskStatus.js'

/** One video on its road, from the click to the file. */
export interface Generation {
  intentId?: string
  phase: VideoPhase
  input?: VideoInput
  task?: Task
  /** Why the create was refused, is uncertain, or why the last check failed. */
  error?: VideoError
  /** Once the provider has it. */
  status?: TaskStatus
  /** Unix milliseconds of the click. */
  createdAt?: number
}

const SETTLE_INTERVAL_MS = 4_000

/** Follows one intent of the ledger. `undefined` follows nothing. */
export function useGeneration(intentId: string | undefined, options: { enabled?: boolean } = {}): Generation {
  const { ledger } = useRushes()
  const records = useSyncExternalStore(ledger.subscribe, ledger.read, noRecords)
  const record = records.find((each) => each.intentId === intentId)
  const ref = useMemo(() => refOf(record?.task), [record?.task])
  useSettling(record)
  const status = useTaskStatus(ref, { ...options, initialTask: record?.task })

  if (!record) return { phase: 'idle' }
  const task = status.task ?? record.task
  const error = record.error ?? status.error
  return {
    intentId: record.intentId,
    phase: phaseOf(record, status),
    ...(record.input && { input: record.input }),
    ...(task && { task }),
    ...(error && { error }),
    ...(record.submission === 'accepted' && { status }),
    createdAt: record.createdAt,
  }
}

const NO_RECORDS: readonly TaskRecord[] = []
const noRecords = () => NO_RECORDS

function phaseOf(record: TaskRecord, status: TaskStatus): VideoPhase {
  if (record.submission === 'sending') return 'submitting'
  if (record.submission === 'refused') return 'failed'
  return record.submission === 'uncertain' ? 'uncertain' : status.phase
}

function refOf(task: Task | undefined): TaskRef | null {
  if (!task) return null
  const { taskId, model, startTime, kind } = task
  return {
    taskId,
    model,
    ...(startTime !== undefined && { startTime }),
    ...(kind !== undefined && { kind }),
  }
}

/** While the create is uncertain, the backend is asked what became of it. */
function useSettling(record: TaskRecord | undefined): void {
  const rushes = useRushes()
  useQuery({
    queryKey: ['rushes', 'intent', record?.intentId],
    queryFn: ({ signal }) => (record ? settleIntent(rushes, record, signal) : 'settled'),
    enabled: record?.submission === 'uncertain' && rushes.backend.findTask !== undefined,
    refetchInterval: SETTLE_INTERVAL_MS / rushes.clock.timeScale,
    retry: false,
    gcTime: 0,
  })
}
