import { act, fireEvent, render, screen } from '@testing-library/react'
import * as fc from 'fast-check'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { CfgSliderProps } from '../../src/components.js'
import { CfgSlider } from '../../src/components.js'
import { MODEL, modelOf } from './componentRig.js'

const turbo = modelOf(MODEL).cfgScale
const recommended = modelOf('apixo/kling-2-1').cfgScale

function renderSlider(props: Partial<CfgSliderProps> = {}) {
  const onValueChange = vi.fn<(value: number | undefined) => void>()
  const view = render(
    <StrictMode>
      <CfgSlider rule={turbo} onValueChange={onValueChange} {...props} />
    </StrictMode>,
  )
  return { ...view, onValueChange, slider: () => screen.getByRole('slider', { name: 'Guidance' }) }
}

const press = (element: Element, key: string, shiftKey = false) =>
  fireEvent.keyDown(element, { key, shiftKey })
const text = (element: Element) => element.getAttribute('aria-valuetext')
const GRID = Array.from({ length: 11 }, (_, step) => step / 10)

describe('keys', () => {
  test.each([
    ['ArrowRight', false, 0.6],
    ['ArrowUp', false, 0.6],
    ['ArrowLeft', false, 0.4],
    ['ArrowDown', false, 0.4],
    ['PageUp', false, 0.7],
    ['PageDown', false, 0.3],
    ['ArrowRight', true, 0.7],
    ['ArrowLeft', true, 0.3],
    ['Home', false, 0],
    ['End', false, 1],
  ])('%s (with Shift: %s) goes from 0.5 to %s', (key, shift, expected) => {
    const { slider, onValueChange } = renderSlider({ defaultValue: 0.5 })
    press(slider(), key, shift)
    expect(onValueChange).toHaveBeenLastCalledWith(expected)
    expect(slider()).toHaveAttribute('aria-valuenow', String(expected))
  })

  const moves = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 2,
    PageDown: -2,
    Home: -10,
    End: 10,
  }
  const key = fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[]))

  test.each(GRID)('from %s, 100 random walks stay on the grid and go as far as their keys say', (start) => {
    const { container } = render(<CfgSlider rule={turbo} defaultValue={start} />)
    // Not by its role: that takes jsdom a hundred times as long. One slider for all walks, which each begin anew.
    const slider = container.querySelector('input[type=range]') as HTMLInputElement
    let longest = 0
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), (keys) => {
        fireEvent.change(slider, { target: { value: String(start) } })
        let tenths = Math.round(start * 10)
        for (const each of keys) {
          press(slider, each)
          tenths = Math.min(10, Math.max(0, tenths + moves[each]))
          expect(slider.getAttribute('aria-valuenow')).toBe(String(tenths / 10))
        }
        longest = Math.max(longest, keys.length)
      }),
      { numRuns: 100 },
    )
    expect(longest).toBe(8)
  })
})

describe('words', () => {
  test.each([
    [0.3, '0.3, more creative freedom'],
    [0.7, '0.7, follows the prompt moderately'],
    [1, '1, follows the prompt strictly, may lose flexibility'],
    [0.1, '0.1'],
  ])('a value of %s is read as "%s"', (value, words) => {
    const { slider } = renderSlider({ value })
    expect(text(slider())).toBe(words)
  })

  test('a model recommends a band, and its words say so', () => {
    const { slider, container } = renderSlider({ rule: recommended, value: 0.5 })
    expect(text(slider())).toBe('0.5, the recommended range')
    const band = container.querySelector<HTMLElement>("[data-slot='cfg-band']")
    expect(band?.style.getPropertyValue('--rushes-from')).toBe('30%')
    expect(band?.style.getPropertyValue('--rushes-to')).toBe('70%')
  })

  test('a value that nobody has chosen is said to be the model’s own', () => {
    const { slider, container } = renderSlider()
    expect(text(slider())).toBe('Left to the model')
    expect(container.firstElementChild).toHaveAttribute('data-state', 'unset')
  })
})

describe('a rule with a default and without zones', () => {
  const kie = modelOf('kie/kling-v2-5-turbo-text-to-video-pro').cfgScale

  test('shows its default as the value, says no words and keeps no line for them', () => {
    const { slider, container } = renderSlider({ rule: kie, value: null })
    expect(slider()).toHaveAttribute('aria-valuenow', '0.5')
    expect(text(slider())).toBe('0.5')
    expect(screen.getByRole('spinbutton')).toHaveValue(0.5)
    expect(container.firstElementChild).toHaveAttribute('data-state', 'set')
    expect(container.querySelector("[data-slot='cfg-words']")).toBeNull()
  })

  test('offers a reset only where the value is another, and goes back to the default', () => {
    const { slider, onValueChange } = renderSlider({ rule: kie })
    const reset = () => screen.queryByRole('button', { name: 'Reset guidance' })
    expect(reset()).toBeNull()
    press(slider(), 'ArrowRight')
    expect(onValueChange).toHaveBeenLastCalledWith(0.6)
    fireEvent.click(reset() ?? slider())
    expect(onValueChange).toHaveBeenLastCalledWith(undefined)
    expect(slider()).toHaveAttribute('aria-valuenow', '0.5')
    expect(reset()).toBeNull()
  })

  test('has the default again once its number is cleared', () => {
    renderSlider({ rule: kie, defaultValue: 0.8 })
    const field = screen.getByRole('spinbutton')
    fireEvent.change(field, { target: { value: '' } })
    fireEvent.blur(field)
    expect(field).toHaveValue(0.5)
  })
})

test('without a rule nothing is rendered', () => {
  expect(renderSlider({ rule: undefined }).container).toBeEmptyDOMElement()
})

describe('value', () => {
  test('a controlled slider shows what it is given, whatever is pressed', () => {
    const { slider, onValueChange } = renderSlider({ value: 0.2 })
    press(slider(), 'ArrowRight')
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith(0.3)
    expect(slider()).toHaveAttribute('aria-valuenow', '0.2')
  })

  test('0 is a value like any other', () => {
    const { slider, container } = renderSlider({ value: 0, name: 'cfgScale' })
    expect(slider()).toHaveAttribute('aria-valuenow', '0')
    expect(container.firstElementChild).toHaveAttribute('data-state', 'set')
    expect(container.querySelector('input[name=cfgScale]')).toHaveValue('0')
  })

  test('Reset leaves it to the model again, and then a form has no such field', () => {
    const { container, onValueChange } = renderSlider({ defaultValue: 0.8, name: 'cfgScale' })
    expect(container.querySelector('input[name=cfgScale]')).toHaveValue('0.8')
    fireEvent.click(screen.getByRole('button', { name: 'Reset guidance' }))
    expect(onValueChange).toHaveBeenLastCalledWith(undefined)
    expect(container.querySelector('input[name=cfgScale]')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Reset guidance' })).toBeNull()
  })

  test.each([
    ['0.44', 0.4],
    ['7', 1],
    ['-3', 0],
    ['', undefined],
  ])('"%s" typed as a number becomes %s', (typed, expected) => {
    const { onValueChange } = renderSlider({ defaultValue: 0.6 })
    const field = screen.getByRole('spinbutton', { name: 'Guidance, as a number' })
    fireEvent.change(field, { target: { value: typed } })
    expect(onValueChange).toHaveBeenLastCalledWith(expected)
    act(() => {
      fireEvent.blur(field)
    })
    expect(field).toHaveDisplayValue(expected === undefined ? '' : String(expected))
  })

  test('disabled, nothing can be changed', () => {
    const { slider } = renderSlider({ defaultValue: 0.6, disabled: true })
    expect(slider()).toBeDisabled()
    expect(screen.getByRole('spinbutton')).toBeDisabled()
    expect(screen.getByRole('button')).toBeDisabled()
  })

  test('a press on the knob chooses what it stands at, where nothing was chosen', () => {
    const { container, onValueChange, slider } = renderSlider({ name: 'cfgScale' })
    const knob = container.querySelector("[data-slot='cfg-thumb']")
    if (!knob) throw new Error('There is no knob.')
    fireEvent.click(knob)
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith(0.5)
    expect(text(slider())).toBe('0.5, more creative freedom')
    fireEvent.click(knob)
    expect(onValueChange).toHaveBeenCalledOnce()
  })

  test('a press on the knob of a disabled slider chooses nothing', () => {
    const { container, onValueChange } = renderSlider({ disabled: true })
    fireEvent.click(container.querySelector("[data-slot='cfg-thumb']") ?? container)
    expect(onValueChange).not.toHaveBeenCalled()
  })
})
