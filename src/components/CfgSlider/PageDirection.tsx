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
 * a press lands, follow from that. Base UI itself looks at no element. What turns round later is noticed by a `dir`,
 * wherever it is set.
 */
export function PageDirection({ of, children }: PageDirectionProps) {
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr')
  useEffect(() => {
    // Not while rendering: a browser works all styles out for the answer, and a slider that is dragged would ask for each step.
    const look = () => {
      if (of.current) setDirection(getComputedStyle(of.current).direction === 'rtl' ? 'rtl' : 'ltr')
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['dir'], subtree: true })
    return () => {
      observer.disconnect()
    }
  }, [of])
  return <DirectionProvider direction={direction}>{children}</DirectionProvider>
}
