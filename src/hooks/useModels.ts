'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { BackendPowers } from '../core/VideoBackend.js'
import type { ModelId } from '../core/VideoInput.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { modelsQueryOptions } from './modelsQueryOptions.js'
import { useRushes } from './RushesContext.js'

/** The answer of the backend about itself. */
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
  const { data, error, isPending, refetch } = useQuery(modelsQueryOptions(backend))
  return {
    models: data?.models ?? [],
    ...(data && { powers: data.powers }),
    ...(error && { error }),
    isLoading: isPending,
    retry: () => void refetch(),
  }
}

/** One model of the backend; `undefined` until it is known, or where the backend does not have it. */
export function useModel(id: ModelId | undefined): VideoModel | undefined {
  // From what all tasks share: a hundred cards need no query each.
  const { surroundings } = useRushes()
  const { subscribe, read, readOnServer } = surroundings
  return useSyncExternalStore(subscribe, read, readOnServer).models.find((model) => model.id === id)
}
