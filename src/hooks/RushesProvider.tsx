'use client'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useContext, useMemo, useState } from 'react'
import type { Clock } from '../core/Clock.js'
import { systemClock } from '../core/Clock.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { Ledger, LedgerStorage } from '../ledger/createLedger.js'
import { createLedger } from '../ledger/createLedger.js'
import type { Remember } from '../ledger/recordText.js'
import { documentedPolling } from '../polling/documentedPolling.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import type { Rushes } from './RushesContext.js'
import { RushesContext } from './RushesContext.js'

export interface RushesProviderProps {
  /**
   * Where videos are made: `createBackend({ url })`, a provider behind your own proxy, or an object of your own.
   * Make it once, outside of rendering: another object is another backend.
   */
  backend: VideoBackend
  /** Default: the app's own where there is one above, else one is made. */
  queryClient?: QueryClient
  /** Where tasks are remembered. Default: `localStorage` under the key `rushes`. Read once, when first rendered. */
  ledger?: Ledger
  /** How much the default ledger keeps across a reload. Read once, when first rendered. @default 'everything' */
  remember?: Remember
  /** When to look again. @default documentedPolling() */
  polling?: PollingPolicy
  /** Where the time is read. For tests and playgrounds. */
  clock?: Clock
  children?: ReactNode
}

const defaultPolling = documentedPolling()

/** Gives the hooks and components below it their backend and their memory. */
export function RushesProvider({
  backend,
  queryClient,
  ledger,
  remember = 'everything',
  polling = defaultPolling,
  clock = systemClock,
  children,
}: RushesProviderProps) {
  const appClient = useContext(QueryClientContext)
  const [ownClient] = useState(() => queryClient ?? appClient ?? new QueryClient())
  const [ownLedger] = useState(() => ledger ?? createLedger({ storage: pageStorage(), remember }))
  const rushes = useMemo<Rushes>(
    () => ({ backend, ledger: ledger ?? ownLedger, polling, clock }),
    [backend, ledger, ownLedger, polling, clock],
  )
  return (
    <QueryClientProvider client={queryClient ?? appClient ?? ownClient}>
      <RushesContext.Provider value={rushes}>{children}</RushesContext.Provider>
    </QueryClientProvider>
  )
}

/** A server has no page: what it may call `localStorage` would be one memory for all its visitors. */
function pageStorage(): LedgerStorage | undefined {
  if (typeof window === 'undefined') return undefined
  try {
    return window.localStorage
  } catch {
    return undefined // denied by the browser's settings
  }
}
