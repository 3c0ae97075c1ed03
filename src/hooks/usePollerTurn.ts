'use client'
import { useEffect, useSyncExternalStore } from 'react'
import type { PollerTurn } from '../ledger/PollerTurn.js'

/** Whether this tab is the one that asks; it wants to be as long as it wants something. */
export function usePollerTurn(turn: PollerTurn, isWanted: boolean): boolean {
  useEffect(() => (isWanted ? turn.join() : undefined), [turn, isWanted])
  return useSyncExternalStore(turn.subscribe, turn.isMine, onTheServer)
}

const onTheServer = () => true
