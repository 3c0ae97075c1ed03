import { useId } from 'react'
import { hexOf } from './EditedTheme.js'

interface ChoiceProps<Value extends string> {
  legend: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange(value: Value): void
}

/** One of a few, side by side. */
export function Choice<Value extends string>({ legend, options, value, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className="editor-choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface ColorFieldProps {
  label: string
  value: string
  onChange(color: string): void
}

/** The browser's own colour picker, and the colour in words that can be typed over. */
export function ColorField({ label, value, onChange }: ColorFieldProps) {
  const id = useId()
  const hex = hexOf(value)
  return (
    <div className="editor-color">
      <input id={id} type="color" value={hex} onChange={({ target }) => onChange(target.value)} />
      <label htmlFor={id}>{label}</label>
      <input
        key={hex}
        type="text"
        className="editor-hex"
        aria-label={`${label}, as a colour of CSS`}
        defaultValue={hex}
        spellCheck={false}
        onBlur={({ target }) => {
          const typed = target.value.trim()
          if (CSS.supports('color', typed) && hexOf(typed) !== hex) onChange(typed)
          else target.value = hex
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur()
        }}
      />
    </div>
  )
}

interface RangeFieldProps {
  label: string
  value: number
  min: number
  max: number
  step: number
  disabled?: boolean
  onChange(value: number): void
}

/** A length in px. */
export function RangeField({ label, value, onChange, ...range }: RangeFieldProps) {
  const id = useId()
  return (
    <div className="editor-range">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{value} px</output>
      <input
        {...range}
        id={id}
        type="range"
        value={value}
        aria-valuetext={`${value} pixels`}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </div>
  )
}
