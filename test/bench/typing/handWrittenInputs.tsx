import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Slider } from '@base-ui/react/slider'
import type { ComponentPropsWithRef, Ref } from 'react'

// In the manner of shadcn's: thin, with class names, over the parts of Base UI.

export function TextArea(props: ComponentPropsWithRef<'textarea'>) {
  return <textarea className="input" {...props} />
}

export function Counter({ count, most }: { count: number; most: number }) {
  return (
    <span className={count > most ? 'count over' : 'count'}>
      {count.toLocaleString('en')}/{most.toLocaleString('en')}
    </span>
  )
}

export function ImageField({ label, ...props }: { label: string } & ComponentPropsWithRef<'input'>) {
  return (
    <label className="tile">
      {label}
      <input type="url" className="input" placeholder="https://" {...props} />
    </label>
  )
}

interface ControlledProps<Value> {
  name: string
  value: Value | undefined
  onChange: (value: Value) => void
  onBlur: () => void
  ref: Ref<HTMLDivElement>
}

interface ChoiceProps<Value> extends ControlledProps<Value> {
  label: string
  options: readonly Value[]
}

export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, ...rest } = props
  return (
    <div className="row">
      <span>{label}</span>
      <RadioGroup
        className="segments"
        aria-label={label}
        value={value}
        onValueChange={(next) => {
          onChange(next)
        }}
        {...rest}
      >
        {options.map((option) => (
          <Radio.Root key={option} value={option} className="segment">
            {option}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  )
}

export function Guidance({ value = 0.5, onChange, ...rest }: ControlledProps<number>) {
  return (
    <Slider.Root
      value={value}
      min={0}
      max={1}
      step={0.1}
      onValueChange={(next) => {
        onChange(next)
      }}
      {...rest}
    >
      <Slider.Control className="slider">
        <Slider.Track>
          <Slider.Indicator />
          <Slider.Thumb aria-label="Guidance" />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
