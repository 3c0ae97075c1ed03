'use client'
import { Ellipsis } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { IconButton } from '../base/IconButton.js'

export interface MenuAction {
  /** Its `data-action`. */
  name: string
  label: string
  icon: ReactNode
  isDisabled?: boolean
  onSelect: () => void
}

interface ActionMenuProps {
  label: string
  actions: readonly MenuAction[]
}

/**
 * The quiet things that can be done, behind one button; nothing where there are none. By the keyboard it is the menu
 * button of the ARIA practices: arrows, Home, End and first letters move, Escape and Tab leave.
 */
export function ActionMenu({ label, actions }: ActionMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]

  useEffect(() => {
    if (!isOpen) return undefined
    items()[0]?.focus({ preventScroll: true })
    const leave = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
    }
  }, [isOpen])

  function close() {
    root.current?.querySelector('button')?.focus({ preventScroll: true })
    setOpen(false)
  }

  function move({ key }: KeyboardEvent): boolean {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
    const letter = all.findIndex(
      ({ textContent }, index) => index > at && textContent.toLowerCase().startsWith(key.toLowerCase()),
    )
    const to = steps[key] ?? (key.length === 1 && letter >= 0 ? letter : undefined)
    if (to === undefined) return false
    all.at(to % all.length)?.focus()
    return true
  }

  if (actions.length === 0) return null
  return (
    <div
      ref={root}
      data-slot="action-menu"
      data-state={isOpen ? 'open' : 'closed'}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !root.current?.contains(relatedTarget)) setOpen(false)
      }}
    >
      <IconButton
        label={label}
        data-action="more"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setOpen(!isOpen)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <Ellipsis aria-hidden />
      </IconButton>
      {isOpen && (
        <div
          id={id}
          data-slot="menu"
          role="menu"
          aria-label={label}
          onKeyDown={(event) => {
            // Tab goes on from the button.
            if (event.key === 'Tab') close()
            else if (event.key === 'Escape') {
              event.stopPropagation()
              close()
            } else if (move(event)) event.preventDefault()
          }}
        >
          {actions.map(({ name, label: itsLabel, icon, isDisabled, onSelect }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-slot="menu-item"
              data-action={name}
              aria-disabled={isDisabled}
              onClick={() => {
                if (isDisabled) return
                close()
                onSelect()
              }}
            >
              {icon}
              {itsLabel}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
