/**
 * What every query of the kit says for itself, because the app's `QueryClient` may have other defaults: a failed check
 * must not throw into the app's error boundary, and nobody is asked while the page is hidden or offline.
 */
export const queryDefaults = {
  networkMode: 'online',
  throwOnError: false,
  refetchInterval: false,
  refetchIntervalInBackground: false,
} as const
