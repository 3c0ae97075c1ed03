'use client'
import type { CfgScaleRule } from 'rushes'
import { useId } from 'react'

export interface CfgSliderProps {
  rule: CfgScaleRule
  value: number | undefined
  onValueChange: (value: number | undefined) => void
}

/** Guidance: how closely the video follows the prompt. Untouched, nothing is sent and the model decides. */
export function CfgSlider({ rule, value, onValueChange }: CfgSliderProps) {
  const id = useId()
  const { min, max, step } = rule
  const shown = value ?? rule.default ?? (min + max) / 2
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between text-sm">
        <label htmlFor={id} className="font-medium">
          Guidance
        </label>
        <output className="text-muted-foreground tabular-nums" htmlFor={id}>
          {value === undefined ? 'Automatic' : value.toFixed(1)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className="w-full accent-primary"
        min={min}
        max={max}
        step={step}
        value={shown}
        onChange={(event) => onValueChange(event.target.valueAsNumber)}
      />
      {value !== undefined && (
        <button
          type="button"
          className="justify-self-start text-xs text-muted-foreground underline"
          onClick={() => onValueChange(undefined)}
        >
          Let the model decide
        </button>
      )}
    </div>
  )
}
