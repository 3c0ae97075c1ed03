'use client'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useContext, useMemo, useState } from 'react'
import type { Clock } from '../core/Clock.js'
import { systemClock } from '../core/Clock.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { Ledger } from '../ledger/createLedger.js'
import { createLedger } from '../ledger/createLedger.js'
import type { Remember } from '../ledger/recordText.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import type { ComingPolicy } from './comingPolicy.js'
import { comingPolicy, presentPolicy } from './comingPolicy.js'
import { comingTurn } from './comingTurn.js'
import type { Rushes } from './RushesContext.js'
import { RushesContext } from './RushesContext.js'
import { surroundingsOf } from './Surroundings.js'
import { taskWatch } from './TaskWatch.js'

/** What the app decides for everything below. */
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
  /**
   * How much the default ledger keeps across a reload, and how much of what is typed and not sent stays in the tab's
   * `sessionStorage`. Read once, when first rendered.
   * @default 'everything'; beside a ledger of your own, which has its own rule, 'nothing' of what is typed
   */
  remember?: Remember
  /**
   * When to look again. Default: `pollingPolicy()`, which learns how long tasks take, and keeps a few numbers of it in
   * `localStorage` under the key `rushes-durations` unless `remember` is `nothing`.
   */
  polling?: PollingPolicy
  /** Where the time is read. For tests and playgrounds. */
  clock?: Clock
  children?: ReactNode
}

/** Gives the hooks and components below it their backend and their memory. */
export function RushesProvider({
  backend,
  queryClient,
  ledger,
  remember: askedToRemember,
  polling,
  clock = systemClock,
  children,
}: RushesProviderProps) {
  const appClient = useContext(QueryClientContext)
  const remember = askedToRemember ?? 'everything'
  const [ownClient] = useState(() => queryClient ?? appClient ?? new QueryClient())
  const [ownLedger] = useState(
    () => ledger ?? createLedger({ storage: pageStorage('localStorage'), remember }),
  )
  const [drafts] = useState(() => ({
    storage: pageStorage('sessionStorage'),
    remember: ledger ? (askedToRemember ?? 'nothing') : remember,
  }))
  const [ownPolling] = useState(() =>
    comingPolicy(remember === 'nothing' ? undefined : pageStorage('localStorage')),
  )
  const client = queryClient ?? appClient ?? ownClient
  const rushes = useMemo<Rushes>(
    () =>
      rushesOf(
        { backend, ledger: ledger ?? ownLedger, drafts, clock },
        client,
        polling ? presentPolicy(polling) : ownPolling,
      ),
    [backend, ledger, ownLedger, drafts, polling, ownPolling, clock, client],
  )
  return (
    <QueryClientProvider client={client}>
      <RushesContext.Provider value={rushes}>{children}</RushesContext.Provider>
    </QueryClientProvider>
  )
}

type Given = Pick<Rushes, 'backend' | 'ledger' | 'drafts' | 'clock'>

function rushesOf(given: Given, client: QueryClient, coming: ComingPolicy): Rushes {
  const withPolicy = { ...given, polling: coming.policy }
  const watch = taskWatch(withPolicy)
  return {
    ...withPolicy,
    watch,
    surroundings: surroundingsOf(given.backend, { watch, coming }, client),
    turn: comingTurn(given.ledger.sharedAs),
  }
}

/** A server has no page: what it may call a storage would be one memory for all its visitors. */
function pageStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  if (typeof window === 'undefined') return undefined
  try {
    return window[kind]
  } catch {
    return undefined // denied by the browser's settings
  }
}
