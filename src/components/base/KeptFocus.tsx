'use client'
import type { RefObject } from 'react'
import { useEffect } from 'react'

interface KeptFocusProps {
  /** The element in which something that has the focus may go away. */
  of: RefObject<HTMLElement | null>
  /** Where the focus goes then. Default: to the next card, where a card went away that had one, else to the element. */
  to?: RefObject<HTMLElement | null>
}

/**
 * A button that goes away, or is disabled, would drop the focus on the page, and whoever uses a keyboard would begin
 * at its top again. The focus is put back close to where it was. It is never taken from anyone: whoever has gone
 * elsewhere, if only by a press on the page, stays there.
 */
export function KeptFocus({ of, to }: KeptFocusProps) {
  useEffect(() => {
    const root = of.current
    if (!root) return undefined
    let held: HTMLElement | undefined
    const onFocusIn = ({ target }: FocusEvent) => {
      held = target instanceof HTMLElement ? target : undefined
    }
    const onFocusOut = () => {
      const left = held
      // By then it is known whether a person left it, or it was taken away.
      queueMicrotask(() => {
        if (left && left === held && isThere(left)) held = undefined
      })
    }
    const observer = new MutationObserver((changes) => {
      if (!held || isThere(held)) return
      const lost = held
      held = undefined
      const { activeElement, body } = root.ownerDocument
      if (activeElement !== null && activeElement !== body && activeElement !== lost) return
      const goal = to?.current
      focusOn((goal && isThere(goal) ? goal : cardBeside(lost, changes)) ?? root)
    })
    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    observer.observe(root, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] })
    return () => {
      observer.disconnect()
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
    }
  }, [of, to])
  return null
}

/** Of cards that stand in a row the next one, or the one before, when one of them went away. */
function cardBeside(lost: HTMLElement, changes: readonly MutationRecord[]): HTMLElement | undefined {
  const change = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)))
  for (const node of [change?.nextSibling, change?.previousSibling]) {
    if (!(node instanceof HTMLElement)) continue
    const card = node.localName === 'article' ? node : node.querySelector('article')
    if (card && isThere(card)) return card
  }
  return undefined
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.closest('[hidden]') === null
}

/** A card or a form of itself takes no focus: it does until it is left. */
function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  if (element.ownerDocument.activeElement === element) return
  element.tabIndex = -1
  element.addEventListener(
    'blur',
    () => {
      element.removeAttribute('tabindex')
    },
    { once: true },
  )
  element.focus({ preventScroll: true })
}
