'use client'
import type { ReactNode } from 'react'
import { createBackend, RushesProvider } from 'rushes'
import { TranslationProvider } from 'rushes/components'
import { en } from 'rushes/messages'

const backend = createBackend({ url: '/api/video' })

export function Backend({ children }: { children: ReactNode }) {
  return (
    <RushesProvider backend={backend}>
      <TranslationProvider messages={en} locale="en">
        {children}
      </TranslationProvider>
    </RushesProvider>
  )
}
