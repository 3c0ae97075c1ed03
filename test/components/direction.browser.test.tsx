import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CfgSlider, PromptForm } from '../../src/components.js'
import { MODEL, modelOf, renderRushes } from './componentRig.js'

afterEach(() => {
  document.documentElement.removeAttribute('dir')
})

const slider = () => page.getByRole('slider', { name: 'Guidance' })

describe('guidance', () => {
  for (const [direction, key, expected] of [
    ['ltr', 'ArrowRight', '0.6'],
    ['ltr', 'ArrowLeft', '0.4'],
    ['rtl', 'ArrowRight', '0.4'],
    ['rtl', 'ArrowLeft', '0.6'],
    ['rtl', 'ArrowUp', '0.6'],
    ['rtl', 'PageUp', '0.7'],
    ['rtl', 'Home', '0'],
  ] as const) {
    test(`${key} leads from 0.5 to ${expected} on a page that is written ${direction}`, async () => {
      document.documentElement.dir = direction
      renderRushes(<CfgSlider rule={modelOf(MODEL).cfgScale} defaultValue={0.5} />)
      slider().element().focus()
      await userEvent.keyboard(`{${key}}`)
      await expect.element(slider()).toHaveAttribute('aria-valuenow', expected)
    })
  }

  for (const direction of ['ltr', 'rtl'] as const) {
    test(`a press near its end where one begins to read sets a low value, ${direction}`, async () => {
      document.documentElement.dir = direction
      const { container } = renderRushes(<CfgSlider rule={modelOf(MODEL).cfgScale} defaultValue={0.5} />)
      const control = container.querySelector("[data-slot='cfg-control']")
      if (!control) throw new Error('There is no slider.')
      const { width, height } = control.getBoundingClientRect()
      const x = direction === 'ltr' ? width * 0.1 : width * 0.9
      await userEvent.click(control, { position: { x, y: height / 2 } })
      await expect.element(slider()).toHaveAttribute('aria-valuenow', '0.1')
      const thumb = container.querySelector("[data-slot='cfg-thumb']")?.getBoundingClientRect()
      const middle = (control.getBoundingClientRect().left + control.getBoundingClientRect().right) / 2
      expect((thumb?.left ?? 0) < middle).toBe(direction === 'ltr')
    })
  }
})

for (const [direction, towards, back] of [
  ['ltr', 'ArrowRight', 'ArrowLeft'],
  ['rtl', 'ArrowLeft', 'ArrowRight'],
] as const) {
  test(`the arrow that leads to the next segment is the one that points to it, and the row is a ring, ${direction}`, async () => {
    document.documentElement.dir = direction
    renderRushes(<PromptForm />)
    const radio = (name: string) => page.getByRole('radio', { name })
    await userEvent.click(radio('16:9'))
    await userEvent.keyboard(`{${towards}}`)
    await expect.element(radio('9:16')).toBeChecked()
    const left = (name: string) => radio(name).element().getBoundingClientRect().left
    expect(left('9:16') < left('16:9')).toBe(direction === 'rtl')
    await userEvent.keyboard(`{${back}}{${back}}`)
    await expect.element(radio('1:1')).toBeChecked()
    await expect.element(radio('1:1')).toHaveFocus()
    await userEvent.keyboard(`{${towards}}`)
    await expect.element(radio('16:9')).toBeChecked()
  })
}

test('Alt and an arrow on a segment is left to the browser, which goes back by it, rtl', async () => {
  document.documentElement.dir = 'rtl'
  renderRushes(<PromptForm />)
  const radio = page.getByRole('radio', { name: '16:9' })
  await userEvent.click(radio)
  const press = { key: 'ArrowLeft', bubbles: true, cancelable: true }
  const isLeftAlone = (init: KeyboardEventInit) =>
    radio.element().dispatchEvent(new KeyboardEvent('keydown', init))
  expect(isLeftAlone({ ...press, altKey: true })).toBe(true)
  await expect.element(radio).toBeChecked()
  expect(isLeftAlone(press)).toBe(false)
  await expect.element(radio).not.toBeChecked()
})

test('Enter on a segment sends nothing, which would cost money; with Control it does', async () => {
  const onSubmit = vi.fn()
  renderRushes(<PromptForm defaultValue={{ prompt: 'a fox' }} onSubmit={onSubmit} />)
  await userEvent.click(page.getByRole('radio', { name: '16:9' }))
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).not.toHaveBeenCalled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => onSubmit.mock.calls.length).toBe(1)
})
