'use client'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import type { ReactNode, RefObject } from 'react'
import { useSyncExternalStore } from 'react'

interface PageDirectionProps {
  /** An element inside, whose own direction counts. */
  of: RefObject<HTMLElement | null>
  children: ReactNode
}

/**
 * Tells Base UI's controls which way the page is written, as their own styles say it: left and right arrow, and where
 * a press lands, follow from that. Base UI itself looks at no element. A page that turns round later is noticed by the
 * `dir` of its root.
 */
export function PageDirection({ of, children }: PageDirectionProps) {
  const direction = useSyncExternalStore(
    subscribeToRoot,
    () => (of.current && getComputedStyle(of.current).direction === 'rtl' ? 'rtl' : 'ltr'),
    leftToRight,
  )
  return <DirectionProvider direction={direction}>{children}</DirectionProvider>
}

const leftToRight = () => 'ltr' as const

function subscribeToRoot(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['dir'] })
  return () => {
    observer.disconnect()
  }
}
