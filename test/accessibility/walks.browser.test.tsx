import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { imageFile } from '../support/imageFiles.js'
import { walk, type Walked } from './walk.js'
import { walkMedia } from './WalkWorld.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many random walks over the Studio: more of them by `npm run bench:walks`. */
    walks: number
  }
  interface TaskMeta {
    walked?: Walked[]
  }
}

beforeEach(async () => {
  const image = await imageFile('chosen.png')
  // The browser's own dialogs are no part of the page: whoever opens one chooses a picture, or saves a file.
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    const transfer = new DataTransfer()
    transfer.items.add(image)
    this.files = transfer.files
    this.dispatchEvent(new Event('change', { bubbles: true }))
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  document.addEventListener('click', stay)
})

afterEach(() => {
  document.removeEventListener('click', stay)
  vi.restoreAllMocks()
})

const stay = (event: Event) => {
  if (event.target instanceof Element && event.target.closest('a[target]')) event.preventDefault()
}

test(
  'the focus never falls to the page on random walks by keyboard',
  { timeout: 3_600_000 },
  async ({ task }) => {
    const media = await walkMedia()
    const walked: Walked[] = []
    for (let seed = 0; seed < inject('walks'); seed += 1) walked.push(await walk(seed, media))
    task.meta.walked = walked
    expect(walked.filter(({ fall }) => fall !== undefined)).toEqual([])
  },
)
