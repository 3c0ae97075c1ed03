import type { ComponentPropsWithoutRef, CSSProperties } from 'react'

interface LabSliderProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'value' | 'onChange'> {
  value: number
  min: number
  max: number
  onValueChange(value: number): void
}

/** The browser's own slider, which keyboards and screen readers know, in the kit's colours. */
export function LabSlider({ value, min, max, onValueChange, style, ...props }: LabSliderProps) {
  const part = { '--lab-part': (value - min) / (max - min) } as CSSProperties
  return (
    <input
      {...props}
      type="range"
      className="lab-slider"
      min={min}
      max={max}
      value={value}
      style={{ ...style, ...part }}
      onChange={({ target }) => onValueChange(target.valueAsNumber)}
    />
  )
}
