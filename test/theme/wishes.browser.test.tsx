import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { contrastRatio, pixelOf } from '../../stories/theme/contrast.js'
import { emulateMedia, emulateTouch, openEverything } from './themeRig.js'

afterEach(async () => {
  await emulateMedia()
  await emulateTouch(false)
})

const styleOf = (element: Element) => getComputedStyle(element)
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const shown = (selector: string) => all(selector).filter((element) => element.checkVisibility())

/** What can be pressed or typed into, without the inputs that a component hides behind what it shows. */
const CONTROLS = `[data-rushes] :is(button, a, select, textarea, summary, [data-slot=input], [data-slot=cfg-number], [data-slot=segment])`

const told = (element: Element) => element.outerHTML.slice(0, 140)

describe('forced colours', () => {
  const system = (name: string) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.cssText = `forced-color-adjust: none; color: ${name}`
    const pixel = pixelOf(styleOf(probe).color)
    probe.remove()
    return pixel
  }

  test('leave nothing invisible that is only a colour', async () => {
    await emulateMedia({ 'forced-colors': 'active' })
    await openEverything()
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    const ground = system('Canvas')
    const shapes = ['progress-dot', 'cfg-track', 'cfg-fill', 'cfg-thumb', 'cfg-band', 'video-line'].flatMap(
      (slot) => {
        const found = shown(`[data-slot=${slot}]`)
        expect(found.length, slot).toBeGreaterThan(0)
        return found
      },
    )
    const isSeen = (shape: HTMLElement) => {
      const { backgroundColor, borderTopColor, borderTopWidth } = styleOf(shape)
      const edge = borderTopWidth === '0px' ? 1 : contrastRatio(pixelOf(borderTopColor), ground)
      return Math.max(edge, contrastRatio(pixelOf(backgroundColor), ground)) >= 3
    }
    const mayBeEmpty = '[data-state=unset] *, [data-state=expired] *, [data-state=player] *'
    expect(shapes.filter((shape) => !isSeen(shape) && !shape.matches(mayBeEmpty)).map(told)).toEqual([])
  })

  test('leave the chosen segment chosen, and every button its border', async () => {
    await emulateMedia({ 'forced-colors': 'active' })
    await openEverything()
    const [chosen] = shown('[data-slot=segment][data-checked]')
    const [other] = shown('[data-slot=segment]:not([data-checked], [data-disabled])')
    expect(styleOf(chosen!).outlineStyle).toBe('solid')
    expect(styleOf(other!).outlineStyle).toBe('none')
    const bare = shown('[data-rushes] [data-slot=button]').filter(
      (button) => styleOf(button).borderTopWidth === '0px' || styleOf(button).borderTopStyle === 'none',
    )
    expect(bare.map(told)).toEqual([])
  })

  test('leave the focus its ring, on everything that the Tab key comes to', async () => {
    await emulateMedia({ 'forced-colors': 'active' })
    await openEverything()
    const ground = system('Canvas')
    const ringless: string[] = []
    const met = new Set<Element>()
    shown('[data-slot=model-select]')[0]!.focus()
    for (let presses = 0; presses < 90; presses++) {
      await userEvent.keyboard('{Tab}')
      const focused = document.activeElement
      if (!focused || focused === document.body) break
      // A player has several stops of its own.
      if (met.has(focused)) continue
      met.add(focused)
      // The slider's ring is around its knob, a segment's around the segment.
      const ringed = focused.closest('[data-slot=cfg-thumb], [data-slot=segment]') ?? focused
      const { outlineStyle, outlineWidth, outlineColor } = styleOf(ringed)
      const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      if (!isRinged || contrastRatio(pixelOf(outlineColor), ground) < 3) ringless.push(told(focused))
    }
    expect(met.size).toBeGreaterThan(25)
    expect(ringless).toEqual([])
  })
})

describe('less motion', () => {
  test('leaves everything still, the breathing dot too, whatever the host has set', async () => {
    await openEverything((everything) => (
      <div style={{ '--rushes-duration': '400ms' } as React.CSSProperties}>{everything}</div>
    ))
    const dots = () => all('[data-slot=progress-dot]').filter((dot) => styleOf(dot).animationName !== 'none')
    expect(dots().length).toBeGreaterThan(0)
    await emulateMedia({ 'prefers-reduced-motion': 'reduce' })
    expect(dots()).toEqual([])
    const moving = all('[data-rushes] *').filter((element) => {
      const { animationName, transitionDuration } = styleOf(element)
      return (
        animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
      )
    })
    expect(moving.map(told)).toEqual([])
    await expect.poll(() => document.getAnimations()).toEqual([])
  })
})

describe('more contrast', () => {
  test('makes muted text plain, and every line strong', async () => {
    await openEverything()
    const [hint] = shown('[data-slot=hint]')
    const [card] = shown('[data-rushes=video-result]')
    const before = [styleOf(hint!).color, styleOf(card!).borderTopColor]
    await emulateMedia({ 'prefers-contrast': 'more' })
    expect(styleOf(hint!).color).toBe(styleOf(all('[data-rushes]')[0]!).color)
    const white = pixelOf('white')
    expect(contrastRatio(pixelOf(styleOf(card!).borderTopColor), white)).toBeGreaterThanOrEqual(3)
    expect([styleOf(hint!).color, styleOf(card!).borderTopColor]).not.toContain(before[0])
    expect(contrastRatio(pixelOf(before[1]!), white)).toBeLessThan(3)
  })
})

describe('density', () => {
  const heightOf = (selector: string) => shown(selector)[0]!.getBoundingClientRect().height
  const heights = () => ({
    input: heightOf('[data-slot=model-select]'),
    button: heightOf('[data-rushes] [data-slot=button][data-variant=outline]'),
    segments: heightOf('[data-slot=segments]'),
    icon: heightOf('[data-rushes] [data-slot=button][data-variant=icon]'),
    studio: heightOf('[data-rushes=prompt-form]'),
  })

  test('compact makes controls 32 px high, and the whole form shorter', async () => {
    const usual = await openEverything()
    const { studio, ...controls } = heights()
    expect(controls).toEqual({ input: 36, button: 36, segments: 36, icon: 28 })
    usual.unmount()
    await openEverything((everything) => <div data-density="compact">{everything}</div>)
    const { studio: compactStudio, ...compact } = heights()
    expect(compact).toEqual({ input: 32, button: 32, segments: 32, icon: 24 })
    expect(compactStudio).toBeLessThan(studio * 0.95)
  })

  for (const density of [undefined, 'compact']) {
    test(`gives a finger 44 px${density ? ', compact or not' : ''}`, async () => {
      await emulateTouch(true)
      await openEverything((everything) => <div data-density={density}>{everything}</div>)
      expect(matchMedia('(pointer: coarse)').matches).toBe(true)
      const small = shown(CONTROLS).filter((control) => control.getBoundingClientRect().height < 43.5)
      expect(small.map((control) => `${control.getBoundingClientRect().height} ${told(control)}`)).toEqual([])
      const fields = shown('[data-rushes] :is(textarea, [data-slot=input])')
      expect(fields.filter((field) => Number.parseFloat(styleOf(field).fontSize) < 16).map(told)).toEqual([])
    })
  }
})
