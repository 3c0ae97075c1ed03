import { expect, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FrameControlProps } from '../../src/components.js'
import { FrameControl } from '../../src/components.js'
import type { FramesValue } from '../../src/index.js'
import { imageFile } from '../support/imageFiles.js'
import { FakeBackend, MODEL, renderRushes } from './componentRig.js'

type Slot = 'start' | 'end'
export const HOSTED = 'https://cdn.example/frame.png'

export async function openControl(props: FrameControlProps = {}, backend = new FakeBackend()) {
  const onValueChange = vi.fn<(value: FramesValue) => void>()
  const view = renderRushes(<FrameControl model={MODEL} onValueChange={onValueChange} {...props} />, {
    backend,
  })
  await expect.element(main('start')).toBeVisible()
  return { ...view, backend, onValueChange }
}

export const main = (slot: Slot) =>
  page.getByRole('button', { name: new RegExp(`^(${slot} frame: .*file|Replace the ${slot} frame)`, 'i') })
export const remove = (slot: Slot) => page.getByRole('button', { name: `Remove the ${slot} frame` })
export const said = () => page.getByRole('status')

export function tile(slot: Slot): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-frame='${slot}'] [data-slot='frame-tile']`)
  if (!found) throw new Error(`There is no ${slot} frame.`)
  return found
}

export async function choose(slot: Slot, file: File): Promise<void> {
  const input = tile(slot).querySelector('input[type=file]')
  if (!input) throw new Error('The tile takes no files.')
  await userEvent.upload(input, file)
}

export const expectState = (slot: Slot, state: string) =>
  expect.poll(() => tile(slot).dataset['state']).toBe(state)

/** The newest upload, once it has begun. */
export async function upload(backend: FakeBackend, count = 1) {
  await expect.poll(() => backend.uploads.length).toBe(count)
  const found = backend.uploads.at(-1)
  if (!found) throw new Error('Nothing is being sent.')
  return found
}

export async function filled(slots: readonly Slot[]) {
  const opened = await openControl()
  for (const [index, slot] of slots.entries()) {
    await choose(slot, await imageFile(`${slot}.png`))
    ;(await upload(opened.backend, index + 1)).finish(`https://cdn.example/${slot}.png`)
    await expectState(slot, 'ready')
  }
  return opened
}
