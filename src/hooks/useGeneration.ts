'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { SETTLE_LIMIT_MS, recordRef, settleQueryOptions } from './recordQueries.js'
import { usePollerTurn } from './usePollerTurn.js'
import { useRushes } from './RushesContext.js'
import type { TaskStatus, VideoPhase } from './TaskStatus.js'
import { useElapsed } from './useElapsed.js'
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
  /** While it is `uncertain`: whether it is still being found out what became of it. */
  settle?: Settling
  /** Unix milliseconds of the click. */
  createdAt?: number
}

/** Finding out what became of a create whose answer was lost. It never creates. */
export interface Settling {
  /**
   * Nobody could say for 30 minutes, or there is nobody to ask: it is not asked by itself any more. Making the video
   * again is a person's decision from here on, since it may be paid for twice. Before, offer no way to it.
   */
  isOver: boolean
  /** The backend is being asked now. */
  isAsking: boolean
  /** Asks once more. Absent where the backend cannot be asked. */
  checkNow?: () => void
}

/** Follows one intent of the ledger. `undefined` follows nothing. */
export function useGeneration(
  intentId: string | undefined,
  options: { enabled?: boolean | undefined } = {},
): Generation {
  const rushes = useRushes()
  const { ledger } = rushes
  const find = () => (intentId === undefined ? undefined : ledger.find(intentId))
  const record = useSyncExternalStore(ledger.subscribe, find, noRecord)
  const ref = record ? recordRef(record) : null
  const isOpen = options.enabled !== false && record !== undefined && !isAnswered(record)
  const isMine = usePollerTurn(rushes.turn, isOpen)
  const settleQuery = useQuery(settleQueryOptions(rushes, record, isOpen && isMine))
  const isUncertain = record?.submission === 'uncertain'
  const waited = useElapsed(rushes.clock, record?.createdAt, isUncertain)
  const status = useTaskStatus(ref, { ...options, initialTask: record?.task })

  if (!record) return { phase: 'idle' }
  const canAsk = rushes.backend.findTask !== undefined
  const task = status.task ?? record.task
  const error = record.error ?? status.error
  return {
    intentId: record.intentId,
    phase: phaseOf(record, status),
    ...(record.input && { input: record.input }),
    ...(task && { task }),
    ...(error && { error }),
    ...(record.submission === 'accepted' && { status }),
    ...(isUncertain && {
      settle: {
        isOver: !canAsk || waited.isOver(SETTLE_LIMIT_MS),
        isAsking: settleQuery.isFetching,
        ...(canAsk && { checkNow: () => void settleQuery.refetch() }),
      },
    }),
    createdAt: record.createdAt,
  }
}

const noRecord = () => undefined

function isAnswered({ submission }: TaskRecord): boolean {
  return submission === 'accepted' || submission === 'refused'
}

function phaseOf(record: TaskRecord, status: TaskStatus): VideoPhase {
  if (record.submission === 'sending') return 'submitting'
  if (record.submission === 'refused') return 'failed'
  return record.submission === 'uncertain' ? 'uncertain' : status.phase
}
