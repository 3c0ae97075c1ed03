'use client'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId, useRef } from 'react'
import { PageDirection } from '../base/PageDirection.js'

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

/** One of a few, side by side: a radio group in the look of a segmented control. */
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
  const groupRef = useRef<HTMLDivElement>(null)
  return (
    <div data-slot="segments-field">
      <span data-slot="label" id={labelId}>
        {label}
      </span>
      {instead === undefined ? (
        <PageDirection of={groupRef}>
          <RadioGroup
            ref={groupRef}
            data-slot="segments"
            aria-labelledby={labelId}
            aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
            name={name}
            value={value}
            onValueChange={(next) => {
              onValueChange(next)
            }}
          >
            {segments.map((segment) => (
              <Radio.Root
                key={segment.value}
                data-slot="segment"
                value={segment.value}
                disabled={segment.disabled ?? false}
              >
                {segment.label}
              </Radio.Root>
            ))}
          </RadioGroup>
        </PageDirection>
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
