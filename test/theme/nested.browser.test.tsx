import { render } from '@testing-library/react'
import type { CSSProperties, ReactNode } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { CfgSlider } from '../../src/components.js'
import { apixoKling25TurboPro } from '../../src/models/apixoKling25TurboPro.js'
import { pixelOf } from '../../stories/theme/contrast.js'
import { themeTokens } from '../../stories/theme/themeTokens.js'

const page = document.documentElement

afterEach(() => {
  delete page.dataset['theme']
  page.style.cssText = ''
})

const colors = themeTokens.filter(({ name, group }) => group !== 'shape' && !/^(radius|font)/.test(name))

/** Every colour of the theme that a part of the kit has around it, as it is painted there. */
function colorsIn(place: ReactNode): Record<string, string> {
  const { container, unmount } = render(place)
  const part = container.querySelector('[data-rushes]')!
  const probe = part.appendChild(document.createElement('i'))
  const found = colors.map(({ name }) => {
    probe.style.color = `var(--rushes-${name})`
    return [name, pixelOf(getComputedStyle(probe).color).join(' ')] as const
  })
  unmount()
  return Object.fromEntries(found)
}

const part = <CfgSlider rule={apixoKling25TurboPro.cfgScale} />
const tokens = (set: Record<`--rushes-${string}`, string>): CSSProperties => set

function onPageOf(scheme: 'light' | 'dark') {
  page.style.colorScheme = scheme
  return colorsIn(part)
}

describe('light and dark', () => {
  test('are of one kind: no colour of a surface or a text is the same in both', () => {
    const [light, dark] = [onPageOf('light'), onPageOf('dark')]
    const same = colors.filter(({ name }) => light[name] === dark[name]).map(({ name }) => name)
    expect(same).toEqual(['media', 'overlay', 'on-overlay'])
  })

  test('follow color-scheme, data-theme, or the system where the page leaves it to the system', () => {
    const [light, dark] = [onPageOf('light'), onPageOf('dark')]
    page.style.colorScheme = ''
    expect(colorsIn(part)).toEqual(light)
    page.dataset['theme'] = 'dark'
    expect(colorsIn(part)).toEqual(dark)
    page.dataset['theme'] = 'light'
    expect(colorsIn(part)).toEqual(light)
    delete page.dataset['theme']
    page.style.colorScheme = 'light dark'
    expect(colorsIn(part)).toEqual(matchMedia('(prefers-color-scheme: dark)').matches ? dark : light)
  })

  test('nest: an island has all colours of its own scheme, and so has an island in the island', () => {
    const [light, dark] = [onPageOf('light'), onPageOf('dark')]
    page.dataset['theme'] = 'light'
    page.style.colorScheme = ''
    expect(colorsIn(<div data-theme="dark">{part}</div>)).toEqual(dark)
    expect(
      colorsIn(
        <div data-theme="dark">
          <div data-theme="light">{part}</div>
        </div>,
      ),
    ).toEqual(light)
    // By color-scheme alone, as an app without data-theme has it.
    expect(colorsIn(<div style={{ colorScheme: 'dark' }}>{part}</div>)).toEqual(dark)
  })
})

describe('a theme of its own', () => {
  const warm = tokens({ '--rushes-surface': 'rgb(255 240 220)', '--rushes-text': 'rgb(60 30 0)' })
  const following = themeTokens.filter(
    ({ name, group }) => group === 'follows' && colors.some((each) => each.name === name),
  )

  test('begins at data-theme, whatever its word is: what follows from a token follows there', () => {
    const usual = onPageOf('light')
    const found = colorsIn(
      <div data-theme="warm" style={warm}>
        {part}
      </div>,
    )
    expect(following.filter(({ name }) => found[name] === usual[name]).map(({ name }) => name)).toEqual([])
  })

  test('begins at a component, too', () => {
    const found = colorsIn(<CfgSlider rule={apixoKling25TurboPro.cfgScale} data-theme="warm" style={warm} />)
    expect(found['surface']).toBe('255 240 220 1')
    expect(found['line']).not.toBe(onPageOf('light')['line'])
  })

  test('keeps what it says itself of what would follow', () => {
    const theme = { ...warm, ...tokens({ '--rushes-line': 'rgb(1 2 3)' }) }
    expect(
      colorsIn(
        <div data-theme="warm" style={theme}>
          {part}
        </div>,
      )['line'],
    ).toBe('1 2 3 1')
  })

  test('reaches the parts without data-theme as well, token by token', () => {
    const found = colorsIn(<div style={tokens({ '--rushes-accent': 'rgb(1 2 3)' })}>{part}</div>)
    expect(found['accent']).toBe('1 2 3 1')
  })
})
