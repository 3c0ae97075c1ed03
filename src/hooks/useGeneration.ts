'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Task, TaskRef } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { backendKey } from './backendKey.js'
import { queryDefaults } from './queryDefaults.js'
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

/** How often the backend is asked what became of a create: soon at first, then ever more seldom, and not for ever. */
const FIRST_SETTLE_WAIT_MS = 4_000
const LONGEST_SETTLE_WAIT_MS = 60_000
const SETTLE_LIMIT_MS = 30 * 60 * 1000

/** Follows one intent of the ledger. `undefined` follows nothing. */
export function useGeneration(
  intentId: string | undefined,
  options: { enabled?: boolean | undefined } = {},
): Generation {
  const { ledger } = useRushes()
  const find = () => (intentId === undefined ? undefined : ledger.find(intentId))
  const record = useSyncExternalStore(ledger.subscribe, find, noRecord)
  const ref = record ? refOf(record) : null
  useSettling(record, options.enabled ?? true)
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

const noRecord = () => undefined

function phaseOf(record: TaskRecord, status: TaskStatus): VideoPhase {
  if (record.submission === 'sending') return 'submitting'
  if (record.submission === 'refused') return 'failed'
  return record.submission === 'uncertain' ? 'uncertain' : status.phase
}

/** The click's own time is the start: another machine's clock may be hours away from this one's. */
function refOf({ task, createdAt }: TaskRecord): TaskRef | null {
  if (!task) return null
  const { taskId, model, kind } = task
  return { taskId, model, startTime: createdAt, ...(kind !== undefined && { kind }) }
}

/** While the create is uncertain, the backend is asked what became of it. */
function useSettling(record: TaskRecord | undefined, isWatching: boolean): void {
  const rushes = useRushes()
  const { backend, clock } = rushes
  useQuery({
    ...queryDefaults,
    queryKey: ['rushes', backendKey(backend), 'intent', record?.intentId],
    queryFn: ({ signal }) => (record ? settleIntent(rushes, record, signal) : 'settled'),
    enabled: isWatching && record?.submission === 'uncertain' && backend.findTask !== undefined,
    refetchInterval({ state }) {
      if (!record || clock.now() - record.createdAt > SETTLE_LIMIT_MS) return false
      const asked = state.dataUpdateCount + state.errorUpdateCount
      return Math.min(FIRST_SETTLE_WAIT_MS * 1.5 ** asked, LONGEST_SETTLE_WAIT_MS) / clock.timeScale
    },
    retry: false,
  })
}
