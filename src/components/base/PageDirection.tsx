'use client'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import type { ReactNode, RefObject } from 'react'
import { useEffect, useState } from 'react'

interface PageDirectionProps {
  /** An element inside, whose own direction counts. */
  of: RefObject<HTMLElement | null>
  children: ReactNode
}

/**
 * Tells Base UI's controls which way the page is written, as their own styles say it: left and right arrow, and where
 * a press lands, follow from that. Base UI itself looks at no element.
 */
export function PageDirection({ of, children }: PageDirectionProps) {
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr')
  // After every rendering: a page may turn round at any time, and nothing says so.
  useEffect(() => {
    if (of.current) setDirection(getComputedStyle(of.current).direction === 'rtl' ? 'rtl' : 'ltr')
  })
  return <DirectionProvider direction={direction}>{children}</DirectionProvider>
}
