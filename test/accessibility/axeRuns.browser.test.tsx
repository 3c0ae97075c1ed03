import { render } from '@testing-library/react'
import type { CSSProperties } from 'react'
import { afterEach, expect, test } from 'vitest'
import { axeRuns, turnBack, violationsIn } from './axeRuns.js'

afterEach(turnBack)

/** In which of the six runs axe finds what is wrong, and by which rule. */
async function foundIn(markup: React.ReactNode) {
  render(markup)
  const found: string[] = []
  for (const run of axeRuns) {
    const rules = new Set((await violationsIn(run)).map((violation) => violation.split(':')[0]))
    found.push(...[...rules].map((rule) => `${run.theme} ${run.direction} ${rule ?? ''}`))
  }
  return found
}

const everywhere = (rule: string) => axeRuns.map(({ theme, direction }) => `${theme} ${direction} ${rule}`)
const only = (style: string, rest: CSSProperties = {}) => (
  <>
    <style>{`[data-seeded] { color: CanvasText; background: Canvas } ${style}`}</style>
    <p data-seeded="" style={rest}>
      A word in a colour that is hard to see
    </p>
  </>
)

test('a page without faults has none in any of six', async () => {
  expect(await foundIn(<button type="button">A button with a name</button>)).toEqual([])
  expect(new Set(axeRuns.map(({ theme, direction }) => `${theme} ${direction}`)).size).toBe(6)
})

test('a button without a name is found in all of six', async () => {
  expect(await foundIn(<button type="button" style={{ inlineSize: 30, blockSize: 30 }} />)).toEqual(
    everywhere('button-name'),
  )
})

test('two targets of 16 pixels side by side are found in all of six', async () => {
  const small = { inlineSize: 16, blockSize: 16, padding: 0, border: 0 }
  expect(
    await foundIn(
      <div style={{ display: 'flex' }}>
        <button type="button" aria-label="one" style={small} />
        <button type="button" aria-label="two" style={small} />
      </div>,
    ),
  ).toEqual(everywhere('target-size'))
})

test('a colour that only the light theme has is found there alone', async () => {
  expect(await foundIn(only(`[data-theme='light'] [data-seeded] { color: #bbb; background: #fff }`))).toEqual(
    ['light ltr color-contrast', 'light rtl color-contrast'],
  )
})

test('a colour that only the dark theme has is found there alone', async () => {
  expect(await foundIn(only(`[data-theme='dark'] [data-seeded] { color: #444; background: #111 }`))).toEqual([
    'dark ltr color-contrast',
    'dark rtl color-contrast',
  ])
})

test('a colour that only forced colours bring is found there alone', async () => {
  expect(
    await foundIn(
      only(`@media (forced-colors: active) {
        [data-seeded] { forced-color-adjust: none; color: #444; background: #111 }
      }`),
    ),
  ).toEqual(['forced-colors ltr color-contrast', 'forced-colors rtl color-contrast'])
})

test('a colour that only one direction has is found there alone', async () => {
  expect(await foundIn(only(`[data-seeded]:dir(rtl) { color: #777; background: #666 }`))).toEqual([
    'light rtl color-contrast',
    'dark rtl color-contrast',
  ])
})
