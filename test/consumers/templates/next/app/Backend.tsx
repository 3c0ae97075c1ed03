'use client'
import type { ReactNode } from 'react'
import { createBackend, RushesProvider } from 'rushes'

const backend = createBackend({ url: '/api/video' })

export function Backend({ children }: { children: ReactNode }) {
  return <RushesProvider backend={backend}>{children}</RushesProvider>
}
