'use client'
import { useSyncExternalStore } from 'react'

/** Whether the page is a browser's by now: `false` on a server, and while its page is taken over. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(neverChanges, isHere, isNotHere)
}

const neverChanges = () => () => undefined
const isHere = () => true
const isNotHere = () => false
