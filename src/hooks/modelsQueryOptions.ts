import type { UseQueryOptions } from '@tanstack/react-query'
import type { BackendDescription, VideoBackend } from '../core/VideoBackend.js'
import type { VideoError } from '../core/VideoError.js'
import { ask } from './asVideoError.js'
import { backendKey } from './backendKey.js'
import { queryDefaults } from './queryDefaults.js'

/** How react-query asks what a backend can do: once. */
export function modelsQueryOptions(backend: VideoBackend) {
  return {
    ...queryDefaults,
    queryKey: ['rushes', backendKey(backend), 'models'],
    queryFn: () => ask(() => backend.describe()),
    staleTime: Infinity,
    // An answer that says no says it again; what may pass is asked twice more.
    retry: (failures, { retryable }) => retryable && failures < 2,
  } satisfies UseQueryOptions<BackendDescription, VideoError>
}
