import { act, cleanup, fireEvent } from '@testing-library/react'
import { FrameControl } from '../../src/components.js'
import { VideoError } from '../../src/core/VideoError.js'
import { useFrames } from '../../src/hooks/useFrames.js'
import { kling } from '../../src/models/kling.js'
import { models } from '../../src/models/registry.js'
import { renderRushes as renderComponent } from '../components/componentRig.js'
import { pass } from '../hooks/once/fastTime.js'
import { imageFile, stubImages } from '../hooks/images.js'
import { FakeBackend, renderRushes } from '../hooks/rig.js'
import { handlerRig } from '../server/handlerRig.js'
import { imageCorpus } from '../server/imageCorpus.js'
import { property, textProperty } from '../../src/core/unknownJson.js'
import type { FaultClass } from './FaultClass.js'

class BreakingBackend extends FakeBackend {
  override async describe() {
    return Promise.resolve({ models, powers: { batch: false, push: false, upload: true, intents: false } })
  }
  uploadImage() {
    return Promise.reject(new VideoError('network', 'The connection broke'))
  }
}

/** What the form says of a file before anything is sent. */
async function inTheForm(file: File, decodesTo: Parameters<typeof stubImages>[0]): Promise<string> {
  stubImages(decodesTo)
  const { result, unmount } = await renderRushes(() => useFrames({ rule: kling.image }), {
    backend: new BreakingBackend(),
  })
  act(() => result.current.setFile('start', file))
  await pass(1_000)
  const { start } = result.current
  unmount()
  cleanup()
  return start.status === 'refused' ? start.problem : start.status
}

/** What the handler says of the file of that name in the corpus, whatever the form would have said. */
async function atTheHandler(what: string): Promise<string> {
  const entry = imageCorpus.find((each) => each.what === what)
  if (!entry) throw new Error(`The corpus has no ${what}.`)
  const { send } = handlerRig({ uploadImage: () => Promise.resolve('https://files.example.test/1.png') })
  const response = await send('/images', {
    method: 'POST',
    body: entry.bytes,
    headers: { 'Content-Type': 'image/png' },
  })
  const body: unknown = await response.json()
  return `${response.status} ${textProperty(property(body, 'fields'), 'file') ?? ''}`
}

function file(
  name: string,
  what: string,
  ends: readonly [form: string, handler: string],
  make: () => readonly [File, Parameters<typeof stubImages>[0]?],
): FaultClass {
  return {
    name: `upload: ${name}`,
    group: 'upload',
    at: 'frame',
    through: ['hook', 'handler'],
    ends: ends.join('; '),
    within: 5,
    rig: async () => {
      const [image, decodesTo] = make()
      return `${await inTheForm(image, decodesTo)}; ${await atTheHandler(what)}`
    },
  }
}

/** Gives the tile what is no file, and answers in which state it is then. */
async function atTheTile(give: (tile: Element) => void): Promise<string> {
  stubImages()
  const { container, unmount } = renderComponent(<FrameControl />)
  await pass(100)
  const tile = container.querySelector("[data-slot='frame-tile']")
  if (!tile) throw new Error('There is no tile.')
  give(tile)
  await pass(1_000)
  const state = container.querySelector("[data-slot='frame-tile']")?.getAttribute('data-state') ?? 'gone'
  unmount()
  cleanup()
  return state
}

const textOnly = (type: string, text: string) => ({
  files: [],
  items: [{ kind: 'string', type, getAsFile: () => null }],
  types: [type],
  getData: (wanted: string) => (wanted === type ? text : ''),
})

const png = () => imageFile('image/png')
const textFile = (text: string, name: string) => new File([text], name, { type: 'image/png' })

/** The 10 ways of images. */
export const uploadFaults: readonly FaultClass[] = [
  file('too big', '10 MiB and a byte', ['image.bytes', '413 image.bytes'], () => [imageFile('image/png', { bytes: 10 * 1024 * 1024 + 1 })]),
  file('wrong bytes', 'HTML called PNG', ['image.type', '415 image.type'], () => [textFile('<!doctype html>', 'a.png')]),
  file('svg', 'an SVG', ['image.type', '415 image.type'], () => [textFile('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg')]),
  file('bomb', '65,535 × 65,535 pixels in a PNG', ['image.unreadable', '422 image.side'], () => [png(), 'broken']),
  file('truncated', 'a PNG cut before its end', ['image.unreadable', '422 image.unreadable'], () => [png(), 'broken']),
  file('ratio out of range', 'a banner', ['image.ratio', '422 image.ratio'], () => [png(), { width: 4_000, height: 300 }]),
  file('0 byte', 'no byte', ['image.type', '422 image.unreadable'], () => [new File([], 'a.png', { type: 'image/png' })]),
  {
    name: 'upload: drop mid-upload',
    group: 'upload',
    at: 'frame',
    through: ['hook'],
    ends: 'image.upload-failed',
    within: 5,
    rig: () => inTheForm(png(), undefined),
  },
  {
    name: 'upload: dropped link, HTML or text',
    group: 'upload',
    at: 'frame',
    through: ['component'],
    ends: 'empty',
    within: 5,
    rig: () =>
      atTheTile((tile) => {
        for (const [type, text] of [
          ['text/uri-list', 'javascript:alert(1)'],
          ['text/html', '<img src=x onerror=alert(1)>'],
          ['text/plain', 'a fox'],
        ] as const)
          fireEvent.drop(tile, { dataTransfer: textOnly(type, text) })
      }),
  },
  {
    name: 'upload: paste without a file',
    group: 'upload',
    at: 'frame',
    through: ['component'],
    ends: 'empty',
    within: 5,
    rig: () =>
      atTheTile((tile) => {
        fireEvent.paste(tile, { clipboardData: textOnly('text/plain', 'a fox') })
      }),
  },
] // prettier-ignore
