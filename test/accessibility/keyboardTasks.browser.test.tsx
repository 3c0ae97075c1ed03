import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commands, page, userEvent } from 'vitest/browser'
import { createsOf, steer, uniquePrompt } from '../studio/playground.js'
import { expectPhase, formAsShown, openStudio, tile } from '../studio/studioRig.js'
import { imageFile } from '../support/imageFiles.js'
import { act, chooseByKey, expectRing, tabTo, watchPointer } from './keyboardRig.js'

// What a person does with the Studio, each from the top of the page and by keys alone, over the real handler. At every
// stop of Tab the focus has to be seen.

let pointer: ReturnType<typeof watchPointer>

beforeEach(async () => {
  pointer = watchPointer()
  await openStudio()
})

afterEach(() => {
  expect(pointer.used()).toEqual([])
  vi.restoreAllMocks()
})

const frame = (slot: 'start' | 'end') => ({
  is: (state: string) => expect.poll(() => tile(slot).getAttribute('data-state')).toBe(state),
  url: () => (slot === 'start' ? formAsShown().startFrame : formAsShown().endFrame),
})

async function addByFile(slot: 'start' | 'end'): Promise<void> {
  await tabTo(slot === 'start' ? /^Start frame: .*(file|image)/i : /^End frame: .*(file|image)/i)
  await chooseByKey('Enter', await imageFile(`${slot}.png`, { color: slot === 'start' ? '#27a' : '#a52' }))
  await frame(slot).is('ready')
}

async function submit(text: string): Promise<void> {
  await tabTo(/^Prompt$/)
  await userEvent.keyboard(text)
  await tabTo(/^Generate/)
  await userEvent.keyboard('{Enter}')
}

async function makeVideo(text: string): Promise<void> {
  await submit(text)
  await expectPhase('pending')
  await steer({ advanceMs: 120_000 })
  await expectPhase('success')
}

test('types a prompt', async () => {
  await tabTo(/^Prompt$/)
  await userEvent.keyboard('a fox in the snow')
  expect(formAsShown().prompt).toBe('a fox in the snow')
})

test('adds a frame by a file', async () => {
  await addByFile('start')
  expect(frame('start').url()).toMatch(/\/playground\/images\//)
  expect(tile('start').contains(document.activeElement)).toBe(true)
})

test('adds a frame by its URL', async () => {
  await tabTo(/^Start frame: .*URL/)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('textbox', { name: /image URL/ })).toHaveFocus()
  await userEvent.keyboard('https://cdn.example/frame.png{Enter}')
  await frame('start').is('ready')
  expect(frame('start').url()).toBe('https://cdn.example/frame.png')
  expect(tile('start').contains(document.activeElement)).toBe(true)
})

test('adds a frame by pasting', async () => {
  await commands.allowClipboard()
  await tabTo(/^Start frame: .*(file|image)/i)
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': imageFile('copied.png') })])
  await userEvent.keyboard('{Control>}v{/Control}')
  await frame('start').is('ready')
  expect(frame('start').url()).toMatch(/\/playground\/images\//)
})

test('swaps the frames', async () => {
  await addByFile('start')
  await addByFile('end')
  const [start, end] = [frame('start').url(), frame('end').url()]
  await tabTo(/^Swap/, { back: true })
  await userEvent.keyboard(' ')
  await expect.poll(() => frame('start').url()).toBe(end)
  expect(frame('end').url()).toBe(start)
  expect(start).not.toBe(end)
})

test('removes a frame', async () => {
  await addByFile('start')
  await tabTo(/^Remove the Start frame/)
  await userEvent.keyboard('{Enter}')
  await frame('start').is('empty')
  expect(tile('start').contains(document.activeElement)).toBe(true)
})

test('chooses the proportions', async () => {
  const group = () => document.querySelector<HTMLInputElement>('[name=aspectRatio]:checked')?.value
  expect(group()).toBe('16:9')
  await tabTo(/^16:9$/)
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(group).toBe('9:16')
  expectRing(document.activeElement ?? document.body)
})

test('chooses the duration', async () => {
  await tabTo(/^5 s$/)
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => formAsShown().durationSeconds).toBe('10')
  expectRing(document.activeElement ?? document.body)
})

test('sets the guidance', async () => {
  await tabTo(/^Advanced/)
  await userEvent.keyboard('{Enter}')
  const slider = await tabTo(/^Guidance$/)
  expect(slider).toHaveAttribute('type', 'range')
  await userEvent.keyboard('{Home}{PageUp}{ArrowRight}')
  await expect.poll(() => formAsShown().cfgScale).toBe('0.3')
})

test('submits', async () => {
  const text = uniquePrompt('a kite')
  await submit(text)
  await expectPhase('pending')
  expect(await createsOf(text)).toHaveLength(1)
  expect(document.activeElement).toHaveAttribute('type', 'submit')
})

test('makes again what failed', async () => {
  const text = uniquePrompt('a kite @fail:GENERATION_FAILED')
  const pressed = performance.now()
  await submit(text)
  await expectPhase('pending')
  await steer({ advanceMs: 120_000 })
  await expectPhase('failed')
  // An equal input within half a second would be the same click.
  await expect.poll(() => performance.now() - pressed).toBeGreaterThan(2_000)
  await act(/^(Make|Try) again$/)
  await expect.poll(() => page.getByRole('article').elements().length).toBe(2)
  await expect.poll(async () => (await createsOf(text)).length).toBe(2)
  expect(document.activeElement).not.toBe(document.body)
})

test('downloads the video', async () => {
  await makeVideo(uniquePrompt('a kite'))
  const followed: HTMLAnchorElement[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    followed.push(this)
  })
  await act(/^Download$/)
  await expect.poll(() => followed.length).toBe(1)
  expect(followed[0]?.href).toMatch(/download/)
})

test('takes a video off the list', async () => {
  await makeVideo(uniquePrompt('a kite'))
  await act(/^Remove/)
  await expect.poll(() => page.getByRole('article').elements().length).toBe(0)
  await expect.poll(() => document.activeElement?.closest('[data-rushes="task-feed"]')).toBeTruthy()
})
