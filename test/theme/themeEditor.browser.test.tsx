import { render } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { contrastFigures } from '../../stories/theme/contrastChecks.js'
import { presets } from '../../stories/theme/EditedTheme.js'
import { ThemeEditor } from '../../stories/theme/ThemeEditor.js'

beforeEach(() => page.viewport(1280, 900))
afterEach(() => vi.restoreAllMocks())

function open() {
  render(
    <StrictMode>
      <ThemeEditor />
    </StrictMode>,
  )
}

const place = () => document.querySelector<HTMLElement>('.editor-place')!
const token = (name: string) => getComputedStyle(place()).getPropertyValue(`--rushes-${name}`)
const css = () => document.querySelector('.editor-css pre')?.textContent
const verdict = () => page.getByText(/^All of it passes\.$|of 16 fail\.$/)

describe('the theme editor', () => {
  test('shows the default theme first, which passes and has nothing to say', async () => {
    open()
    await expect.element(page.getByRole('radio', { name: 'Default' })).toBeChecked()
    await expect.element(verdict()).toHaveTextContent('All of it passes.')
    expect(css()).toContain('this is the default theme')
  })

  test('dresses the kit in every preset, none of which fails', async () => {
    open()
    expect(presets).toHaveLength(4)
    for (const { label, theme } of presets) {
      await userEvent.click(page.getByRole('radio', { name: label }))
      await expect.element(verdict()).toHaveTextContent('All of it passes.')
      for (const [name, value] of Object.entries(theme)) {
        expect(css()).toContain(`--rushes-${name}: ${value};`)
        expect(token(name).replace(/\s+/g, ' ').trim()).toBe(value)
      }
    }
  })

  test('is used by the keyboard alone: preset, scheme, slider, colour', async () => {
    open()
    page.getByRole('radio', { name: 'Default' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('radio', { name: 'Brand' })).toBeChecked()

    page.getByRole('radio', { name: 'Light' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(getComputedStyle(place()).colorScheme).toBe('dark')

    page.getByRole('slider', { name: 'Radius' }).element().focus()
    await userEvent.keyboard('{Home}')
    await expect.poll(() => token('radius')).toBe('0px')
    expect(css()).toContain('--rushes-radius: 0px;')

    const accent = page.getByLabelText('Accent, as a colour of CSS')
    await userEvent.fill(accent, 'rgb(1, 2, 3)')
    await userEvent.keyboard('{Enter}')
    await expect.poll(css).toContain('rgb(1, 2, 3)')
    await userEvent.fill(accent, 'no colour')
    await userEvent.keyboard('{Enter}')
    await expect.element(accent).toHaveValue('#010203')
  })

  test('says what fails, in the figures that a browser computes, and mends it', async () => {
    open()
    const accent = page.getByLabelText('Accent, as a colour of CSS')
    await userEvent.fill(accent, 'peachpuff')
    await userEvent.keyboard('{Enter}')
    await expect.element(verdict()).toHaveTextContent('1 of 16 fail.')
    const figures = contrastFigures(place(), 'light')
    expect(figures.filter(({ passes }) => !passes).map(({ front }) => front)).toEqual(['accent'])
    page.getByRole('button', { name: 'Mend: Accent, focus ring, light' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(css).not.toContain('peachpuff')
    await expect.element(verdict()).toHaveTextContent('All of it passes.')
    const [mended] = contrastFigures(place(), 'light').filter(({ front }) => front === 'accent')
    // Enough, and not much more: it is still the colour that was wanted.
    expect(mended?.ratio).toBeGreaterThanOrEqual(3)
    expect(mended?.ratio).toBeLessThan(3.4)
  })

  test('writes words that can be read on whatever the main button is', async () => {
    open()
    for (const color of ['yellow', 'navy']) {
      await userEvent.fill(page.getByLabelText('Main button, as a colour of CSS'), color)
      await userEvent.keyboard('{Enter}')
      await expect.poll(css).toContain(color)
      await expect.element(verdict()).toHaveTextContent('All of it passes.')
    }
  })

  test('copies the CSS, or says that it may not', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    open()
    await userEvent.click(page.getByRole('radio', { name: 'Mono' }))
    await userEvent.click(page.getByRole('button', { name: 'Copy', exact: true }))
    await expect.element(page.getByText('Copied.')).toBeVisible()
    expect(write).toHaveBeenCalledWith(css())
    write.mockRejectedValue(new DOMException('Not here', 'NotAllowedError'))
    await userEvent.click(page.getByRole('button', { name: 'Copy', exact: true }))
    await expect.element(page.getByText(/Not allowed here/)).toBeVisible()
  })

  for (const width of [1280, 390, 320]) {
    test(`needs no sideways scroll at ${width} px`, async () => {
      await page.viewport(width, 900)
      document.body.style.margin = '0'
      open()
      await expect.element(verdict()).toBeVisible()
      expect(document.documentElement.scrollWidth).toBe(width)
      document.body.style.margin = ''
    })
  }
})
