'use client'
import { useState } from 'react'
import type { CfgScaleRule } from '../../core/VideoModel.js'

interface GuidanceNumberProps {
  rule: CfgScaleRule
  value: number | undefined
  label: string
  disabled: boolean
  required: boolean
  onValueChange: (value: number | undefined) => void
}

/** The value as a number field. What is being typed stays as it is until the field is left. */
export function GuidanceNumber({
  rule,
  value,
  label,
  disabled,
  required,
  onValueChange,
}: GuidanceNumberProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <input
      type="number"
      data-slot="cfg-number"
      inputMode="decimal"
      aria-label={label}
      placeholder="–"
      min={rule.min}
      max={rule.max}
      step={rule.step}
      disabled={disabled}
      required={required}
      value={typed ?? value ?? ''}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value === '') onValueChange(undefined)
        else if (!Number.isNaN(target.valueAsNumber)) onValueChange(target.valueAsNumber)
      }}
      onBlur={() => {
        setTyped(undefined)
      }}
    />
  )
}
