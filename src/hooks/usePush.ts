'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { TaskRef } from '../core/Task.js'
import type { VideoModel } from '../core/VideoModel.js'
import { typicalMs } from '../models/taskKind.js'
import type { Rushes } from './RushesContext.js'
import { taskQueryKey } from './taskQueryOptions.js'

/**
 * Listens to what the backend tells of a task by itself. Polling goes on as a guard.
 */
export function usePush(
  rushes: Rushes,
  ref: TaskRef | null,
  model: VideoModel | undefined,
  isListening: boolean,
): void {
  const { backend, watch } = rushes
  const client = useQueryClient()

  useEffect(() => {
    if (!ref || !isListening) return undefined
    const queryKey = taskQueryKey(backend, ref)
    return watch.listen({ ref, client, queryKey, typicalMs: model && typicalMs(model, ref.kind) })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a reference is the same by what it says
  }, [rushes, client, model, isListening, ref?.taskId, ref?.model])
}
