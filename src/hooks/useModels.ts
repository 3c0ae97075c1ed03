'use client'
import type { UseQueryOptions } from '@tanstack/react-query'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BackendDescription, BackendPowers, VideoBackend } from '../core/VideoBackend.js'
import type { ModelId } from '../core/VideoInput.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { ask } from './asVideoError.js'
import { backendKey } from './backendKey.js'
import { queryDefaults } from './queryDefaults.js'
import { useRushes } from './RushesContext.js'

export interface Models {
  /** Empty until the backend has answered. */
  models: readonly VideoModel[]
  powers?: BackendPowers
  /** Why the backend could not be asked. */
  error?: VideoError
  /** Nothing is known yet: the backend has not answered, or the browser is offline. */
  isLoading: boolean
  /** Asks again. */
  retry: () => void
}

/** What the backend can do. It is asked once. */
export function useModels(): Models {
  const { backend } = useRushes()
  const client = useQueryClient()
  // Made once: it is read with every task, and a list of a thousand may be rendered each second.
  const query = useMemo(() => client.defaultQueryOptions(modelsQueryOptions(backend)), [client, backend])
  const { data, error, isPending, refetch } = useQuery(query)
  return {
    models: data?.models ?? [],
    ...(data && { powers: data.powers }),
    ...(error && { error }),
    isLoading: isPending,
    retry: () => void refetch(),
  }
}

function modelsQueryOptions(backend: VideoBackend) {
  return {
    ...queryDefaults,
    queryKey: ['rushes', backendKey(backend), 'models'],
    queryFn: () => ask(() => backend.describe()),
    staleTime: Infinity,
    // An answer that says no says it again; what may pass is asked twice more.
    retry: (failures, { retryable }) => retryable && failures < 2,
  } satisfies UseQueryOptions<BackendDescription, VideoError>
}

/** One model of the backend; `undefined` until it is known, or where the backend does not have it. */
export function useModel(id: ModelId | undefined): VideoModel | undefined {
  const { models } = useModels()
  return models.find((model) => model.id === id)
}
