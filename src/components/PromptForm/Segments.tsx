'use client'
import type { KeyboardEvent } from 'react'
import { useId } from 'react'

interface Segment<Value extends string> {
  value: Value
  label: string
  disabled?: boolean
}

interface SegmentsProps<Value extends string> {
  label: string
  name: string
  segments: readonly Segment<Value>[]
  value: Value
  onValueChange: (value: Value) => void
  /** Shown in place of the segments where there is nothing to choose. */
  instead?: string | undefined
  /** A second, quieter line about what is chosen. */
  hint?: string | undefined
  problem?: string | undefined
}

/** One of a few, side by side: the browser's own radios in the look of a segmented control. */
export function Segments<Value extends string>({
  label,
  name,
  segments,
  value,
  onValueChange,
  instead,
  hint,
  problem,
}: SegmentsProps<Value>) {
  const labelId = useId()
  const hintId = useId()
  const problemId = useId()
  const describedBy = [hint !== undefined && hintId, problem !== undefined && problemId].filter(Boolean)
  return (
    <div data-slot="segments-field">
      <span data-slot="label" id={labelId}>
        {label}
      </span>
      {instead === undefined ? (
        <div
          role="radiogroup"
          data-slot="segments"
          aria-labelledby={labelId}
          aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
          onKeyDown={steerRadios}
        >
          {segments.map((segment) => (
            <label
              key={segment.value}
              data-slot="segment"
              data-checked={segment.value === value ? '' : undefined}
              data-disabled={segment.disabled ? '' : undefined}
            >
              <input
                type="radio"
                data-slot="segment-radio"
                name={name}
                value={segment.value}
                checked={segment.value === value}
                disabled={segment.disabled}
                onChange={() => {
                  onValueChange(segment.value)
                }}
              />
              {segment.label}
            </label>
          ))}
        </div>
      ) : (
        <span data-slot="segments-instead">{instead}</span>
      )}
      {hint !== undefined && (
        <span data-slot="hint" id={hintId}>
          {hint}
        </span>
      )}
      {problem !== undefined && (
        <p data-slot="error" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  )
}

/**
 * Two things that browsers do otherwise: Enter on a radio would send the form, which costs money, and the left arrow
 * leads to the radio before it on a page that is written from right to left too, where that one is on the right.
 */
function steerRadios(event: KeyboardEvent<HTMLElement>): void {
  // With one of these it is the form's or the browser's: Control and Enter sends, Alt and an arrow goes back.
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'Enter') event.preventDefault()
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  if (!isSideways || getComputedStyle(event.currentTarget).direction !== 'rtl') return
  event.preventDefault()
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')]
  const at = radios.findIndex((radio) => radio === event.target)
  const next = radios.at((at + (event.key === 'ArrowLeft' ? 1 : -1)) % radios.length)
  next?.focus()
  next?.click()
}
