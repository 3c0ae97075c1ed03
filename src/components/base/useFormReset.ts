'use client'
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** Calls back when the form around an element is reset: what is no native field has to see to it itself. */
export function useFormReset(of: RefObject<HTMLElement | null>, onReset: () => void): void {
  const latest = useRef(onReset)
  useEffect(() => {
    latest.current = onReset
  })
  useEffect(() => {
    // The form is looked for when one is reset: an element may come later than its component, or move.
    const listen = ({ target }: Event) => {
      if (of.current && target === of.current.closest('form')) latest.current()
    }
    document.addEventListener('reset', listen)
    return () => {
      document.removeEventListener('reset', listen)
    }
  }, [of])
}
