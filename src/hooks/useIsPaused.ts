'use client'
import { focusManager, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** Whether nobody is asked at the moment: the browser is offline, or the page hidden. */
export function useIsPaused(): boolean {
  return useSyncExternalStore(subscribe, isPaused, () => false)
}

function isPaused(): boolean {
  return !onlineManager.isOnline() || !focusManager.isFocused()
}

function subscribe(listener: () => void): () => void {
  const unsubscribers = [onlineManager.subscribe(listener), focusManager.subscribe(listener)]
  return () => {
    for (const unsubscribe of unsubscribers) unsubscribe()
  }
}
