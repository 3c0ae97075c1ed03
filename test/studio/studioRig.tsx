import { render } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { VideoStudio } from '../../src/components.js'
import { createBackend, createLedger, RushesProvider, type PollingPolicy } from '../../src/index.js'
import { drop, imageFile, paste } from '../support/imageFiles.js'
import { steer } from './playground.js'

/** Looks all the time, so that a test waits for the simulated provider and never for the schedule. */
const eager: PollingPolicy = { nextDelayMs: () => 100 }

/** The Studio as an app has it, in StrictMode, over the real handler, over a provider whose time stands still. */
export async function openStudio() {
  await steer({ scenario: 'success', timeScale: 0 })
  const backend = createBackend({ url: '/api/video' })
  const ledger = createLedger()
  const view = render(
    <StrictMode>
      <RushesProvider backend={backend} ledger={ledger} polling={eager}>
        <VideoStudio />
      </RushesProvider>
    </StrictMode>,
  )
  await expect.element(prompt()).toBeVisible()
  return { ledger, ...view }
}

export const prompt = () => page.getByRole('textbox', { name: 'Prompt' })
export const generate = () => page.getByRole('button', { name: 'Generate' })
const guidance = () => page.getByRole('slider', { name: 'Guidance' })
export const option = (name: string) => page.getByRole('radio', { name })

/** Chooses a model by its id. */
export const chooseModel = (id: string) =>
  userEvent.selectOptions(page.getByRole('combobox', { name: 'Model' }), id)

/** The newest card of the feed. */
export const card = () => page.getByRole('article').first()

/** Which phase the card is in: the one word that everything on it follows from. */
export async function expectPhase(phase: string): Promise<void> {
  await expect.element(card()).toHaveAttribute('data-state', phase)
}

/** The card's player, once it has something to show. */
async function loadedPlayer(): Promise<HTMLVideoElement> {
  const player = page.getByLabelText(/^Generated video/)
  await expect.element(player).toBeVisible()
  const video = player.element()
  if (!(video instanceof HTMLVideoElement)) throw new Error('The player is no video.')
  await expect.poll(() => video.readyState, { timeout: 5000 }).toBeGreaterThanOrEqual(2)
  return video
}

/** From the click to a clip that runs. */
export async function expectRoad(): Promise<void> {
  await expectPhase('pending')
  await steer({ advanceMs: 15_000 })
  await expectPhase('processing')
  await steer({ advanceMs: 120_000 })
  await expectPhase('success')

  const video = await loadedPlayer()
  video.muted = true
  await video.play()
  await expect.poll(() => video.currentTime).toBeGreaterThan(0.2)
}

/** The two frames' tiles. */
export function tile(slot: 'start' | 'end'): Element {
  const found = document.querySelector(`[data-frame='${slot}'] [data-slot='frame-tile']`)
  if (!found) throw new Error(`There is no ${slot} frame.`)
  return found
}

async function expectFrame(slot: 'start' | 'end', state: string): Promise<void> {
  await expect.poll(() => tile(slot).getAttribute('data-state')).toBe(state)
}

type Way = 'file' | 'drop' | 'paste'

/** Puts a real image into a frame, in one of the ways in which people do. */
export async function addFrame(slot: 'start' | 'end', way: Way): Promise<void> {
  const image = await imageFile(`${slot}.png`, { color: slot === 'start' ? '#27a' : '#a52' })
  const target = tile(slot)
  if (way === 'file') {
    const input = target.querySelector('input[type=file]')
    if (!input) throw new Error('The tile takes no files.')
    await userEvent.upload(input, image)
  } else if (way === 'drop') await drop(target, image)
  else paste(target.querySelector('button') ?? target, image)
  await expectFrame(slot, 'ready')
}

/** What a person can have put into the form, as the form itself shows it. */
export function formAsShown() {
  const value = (selector: string) =>
    document.querySelector<HTMLInputElement>(`[data-rushes='prompt-form'] ${selector}`)?.value
  return {
    prompt: value('[name=prompt]'),
    startFrame: value('[name=startFrame]'),
    endFrame: value('[name=endFrame]'),
    durationSeconds: value('[name=durationSeconds]:checked'),
    cfgScale: value('[name=cfgScale]'),
  }
}

/** Fills the form with everything that it has, and says what it shows then. */
export async function fillForm(text: string, ways: readonly [Way, Way] = ['file', 'drop']) {
  await userEvent.type(prompt(), text)
  await userEvent.click(option('9:16'))
  await addFrame('start', ways[0])
  await addFrame('end', ways[1])
  await userEvent.click(option('10 s'))
  await setGuidance()
  await expect.poll(formAsShown).toMatchObject({ cfgScale: '0.7' })
  return formAsShown()
}

/** Guidance 0.7, by the keyboard alone. */
async function setGuidance(): Promise<void> {
  await userEvent.click(page.getByRole('button', { name: /Advanced/ }))
  await expect.element(guidance()).toBeVisible()
  guidance().element().focus()
  await userEvent.keyboard('{Home}{PageUp}{PageUp}{PageUp}{ArrowRight}')
}
