'use client'
import { createBackend, RushesProvider } from 'rushes'
import type { ReactNode } from 'react'

// Where your handler is served. See createVideoHandler in rushes/server.
const backend = createBackend({ url: '/api/video' })

/** Gives the hooks below it their backend and their memory. Put it near the root of your app. */
export function VideoProvider({ children }: { children: ReactNode }) {
  return <RushesProvider backend={backend}>{children}</RushesProvider>
}
