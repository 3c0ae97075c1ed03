'use client'
import { createContext, useContext } from 'react'
import type { Clock } from '../core/Clock.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { Ledger } from '../ledger/createLedger.js'
import type { DraftPlace } from '../ledger/draftStorage.js'
import type { PollerTurn } from '../ledger/PollerTurn.js'
import type { PollingPolicy } from '../polling/PollingPolicy.js'
import type { SurroundingsSource } from './Surroundings.js'
import type { TaskWatch } from './TaskWatch.js'

/** What the hooks of one app share. */
export interface Rushes {
  backend: VideoBackend
  /** All status checks of the page go through it, and all that the backend tells by itself. */
  watch: TaskWatch
  ledger: Ledger
  /** Where forms keep what was typed and not sent, for as long as the tab lives. */
  drafts: DraftPlace
  /** Which of the tabs that share the ledger asks for its tasks. */
  turn: PollerTurn
  /** What every watched task needs to know. */
  surroundings: SurroundingsSource
  polling: PollingPolicy
  clock: Clock
}

export const RushesContext = createContext<Rushes | undefined>(undefined)

/** @throws where there is no `RushesProvider` above. */
export function useRushes(): Rushes {
  const rushes = useContext(RushesContext)
  if (!rushes) {
    throw new Error(
      'rushes: there is no <RushesProvider backend={…}> above this component. Wrap your app in one.',
    )
  }
  return rushes
}
