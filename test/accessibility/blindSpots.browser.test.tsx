import { cleanup } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { commands, page, userEvent } from 'vitest/browser'
import { CfgSlider, VideoResult, VideoStudio } from '../../src/components.js'
import type { Generation } from '../../src/index.js'
import { generation, modelOf, MODEL, renderRushes, succeeded } from '../components/componentRig.js'
import { choose, expectState, main, openControl, said, tile, upload } from '../components/frameRig.js'
import { imageFile, paste } from '../support/imageFiles.js'
import { EveryCard, failed, playableUrl, running } from './everyCard.js'
import { smallTargets } from './smallTargets.js'

// What axe does not see: six faults that it passes, each looked for by hand.

test('the slider is a range input of the browser, which a screen reader on a phone can move', async () => {
  const onValueChange = vi.fn()
  const rule = modelOf(MODEL).cfgScale
  const { container } = renderRushes(
    <CfgSlider rule={rule} defaultValue={0.5} onValueChange={onValueChange} />,
  )
  const sliders = page.getByRole('slider').elements()
  expect(sliders).toHaveLength(1)
  expect(container.querySelectorAll('[role="slider"]')).toHaveLength(0)
  const [slider] = sliders
  if (!(slider instanceof HTMLInputElement)) throw new Error('The slider is no input.')
  expect(slider).toMatchObject({ type: 'range', min: '0', max: '1', step: '0.1' })

  // TalkBack's swipe is no key and no pointer: the browser moves the value by a step and says that it has.
  slider.stepUp()
  slider.dispatchEvent(new Event('input', { bubbles: true }))
  slider.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.poll(() => onValueChange.mock.lastCall).toEqual([0.6])
  expect(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/^0\.6, /))
})

test('a frame is set by keyboard in three ways: picker, URL and paste', async () => {
  const { container } = await openControl()
  const opened = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined)
  for (const key of ['{Enter}', ' ']) {
    opened.mockClear()
    main('start').element().focus()
    await userEvent.keyboard(key)
    expect(opened.mock.contexts).toEqual([container.querySelector('input[type=file]')])
  }
  opened.mockRestore()

  paste(main('start').element(), await imageFile('pasted.png'))
  await expectState('start', 'uploading')
  await userEvent.keyboard('{Tab}{Enter}') // from the tile to the button that removes its image
  await expectState('start', 'empty')

  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(page.getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('https://cdn.example/frame.png{Enter}')
  await expectState('start', 'ready')
  expect(tile('start').contains(document.activeElement)).toBe(true)
})

/** The road of one video, and the words of its live regions after each step that says something new. */
async function transcript(road: readonly Generation[]) {
  const { rerender, container } = renderRushes(
    <VideoResult result={road[0] ?? generation({ phase: 'idle' })} />,
  )
  const regions = () => [...container.querySelectorAll('[role="status"], [role="alert"]')]
  const before = regions()
  const heard: string[] = []
  let last = ''
  for (const result of road) {
    rerender(<VideoResult result={result} />)
    await expect.poll(() => container.querySelector('article')?.dataset['state']).toBe(result.phase)
    const words = regions()
      .map(({ textContent }) => textContent)
      .join(' ')
      .trim()
    if (words !== '' && words !== last) heard.push(words)
    last = words
  }
  return { heard, before, after: regions() }
}

const road = [
  generation({ phase: 'submitting' }),
  running({ phase: 'pending' }),
  ...Array.from({ length: 60 }, (_, second) => running({ elapsedMs: second * 1000 })),
]

test('what becomes of a video is said by a live region that was there before its words', async () => {
  const made = await transcript([...road, succeeded({ resultUrls: [playableUrl()] })])
  const [status] = made.before
  expect(status).toHaveAttribute('role', 'status')
  expect(made.after).toContain(status)
  expect(made.heard.at(-1)).toMatch(/ready/i)

  const broken = await transcript([...road, failed()])
  expect(broken.after.filter((region) => region.getAttribute('role') === 'alert')).toHaveLength(1)
  expect(broken.heard.at(-1)).toMatch(/not|fail/i)
})

test('nothing is a progress bar that nobody hears: each change of phase is words, and a minute has at most six', async () => {
  const { heard, after } = await transcript([...road, succeeded({ resultUrls: [playableUrl()] })])
  expect(heard.length).toBeGreaterThanOrEqual(2)
  expect(heard.length).toBeLessThanOrEqual(6)
  const root = after[0]?.closest('article')
  expect(root?.querySelectorAll('progress, meter, [role="progressbar"]')).toHaveLength(0)
  cleanup()

  const { backend, container } = await openControl()
  await choose('start', await imageFile('start.png'))
  const sent = await upload(backend)
  await expect.element(said()).toHaveTextContent(/sending|upload/i)
  const words = said().element().textContent
  for (const fraction of [0.2, 0.4, 0.6, 0.8]) sent.options.onProgress?.(fraction)
  await expect.poll(() => tile('start').textContent).toMatch(/80/)
  expect(said().element().textContent).toBe(words)
  expect(container.querySelectorAll('progress, meter, [role="progressbar"]')).toHaveLength(0)
  sent.finish('https://cdn.example/start.png')
  await expect.element(said()).toHaveTextContent(/Start frame set/)
})

test('a video plays only when asked, with controls; and where less motion is wanted nothing moves', async () => {
  const videoUrl = playableUrl()
  onTestFinished(() => commands.emulateMedia({ reducedMotion: null }))
  await commands.emulateMedia({ reducedMotion: 'reduce' })
  renderRushes(<EveryCard videoUrl={videoUrl} />)
  const videos = () => [...document.querySelectorAll('video')]
  expect(videos().length).toBeGreaterThanOrEqual(3)
  // A player has its controls once it is ready.
  await expect.poll(() => videos().every(({ controls }) => controls)).toBe(true)
  for (const video of videos()) expect(video).toMatchObject({ autoplay: false, paused: true })
  // What goes on by itself for more than five seconds has to be paused by someone.
  const endless = () =>
    document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().activeDuration === Infinity)
  expect(endless()).toEqual([])
  await commands.emulateMedia({ reducedMotion: null })
  await expect.poll(() => endless().length).toBeGreaterThan(0)
})

test.each([390, 1280])('every target is at least 24 by 24 pixels at %i pixels', async (width) => {
  const { innerWidth, innerHeight } = window
  await page.viewport(width, 900)
  const videoUrl = playableUrl()
  const { container } = renderRushes(
    <>
      <VideoStudio
        defaultValue={{ model: 'apixo/kling-2-1', prompt: 'a fox', cfgScale: 0.4, startFrame: videoUrl }}
        draftKey={null}
      />
      <EveryCard videoUrl={videoUrl} />
    </>,
  )
  await userEvent.click(page.getByRole('button', { name: /Advanced/ }))
  await expect.poll(() => container.querySelectorAll('video').length).toBeGreaterThanOrEqual(3)
  for (const details of container.querySelectorAll('details')) details.open = true
  const { seen, small } = smallTargets(container)
  expect(small).toEqual([])
  expect(seen).toBeGreaterThan(60)
  await page.viewport(innerWidth, innerHeight)
})

test('a target of 16 pixels is found', () => {
  const { container } = renderRushes(
    <button type="button" style={{ inlineSize: 16, blockSize: 16, padding: 0 }} aria-label="tiny" />,
  )
  expect(smallTargets(container).small).toEqual(['tiny: 16 × 16'])
})
