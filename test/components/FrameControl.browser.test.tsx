import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FrameControlProps } from '../../src/components.js'
import { FrameControl, PromptForm } from '../../src/components.js'
import { VideoError, type FramesValue } from '../../src/index.js'
import { dragOver, drop, imageFile, paste } from '../support/imageFiles.js'
import { FakeBackend, MODEL, renderRushes } from './componentRig.js'

type Slot = 'start' | 'end'
const HOSTED = 'https://cdn.example/frame.png'

async function openControl(props: FrameControlProps = {}, backend = new FakeBackend()) {
  const onValueChange = vi.fn<(value: FramesValue) => void>()
  const view = renderRushes(<FrameControl model={MODEL} onValueChange={onValueChange} {...props} />, {
    backend,
  })
  await expect.element(main('start')).toBeVisible()
  return { ...view, backend, onValueChange }
}

const main = (slot: Slot) =>
  page.getByRole('button', { name: new RegExp(`^(${slot} frame: .*file|Replace the ${slot} frame)`, 'i') })
const remove = (slot: Slot) => page.getByRole('button', { name: `Remove the ${slot} frame` })
const said = () => page.getByRole('status')

function tile(slot: Slot): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-frame='${slot}'] [data-slot='frame-tile']`)
  if (!found) throw new Error(`There is no ${slot} frame.`)
  return found
}

async function choose(slot: Slot, file: File): Promise<void> {
  const input = tile(slot).querySelector('input[type=file]')
  if (!input) throw new Error('The tile takes no files.')
  await userEvent.upload(input, file)
}

const expectState = (slot: Slot, state: string) => expect.poll(() => tile(slot).dataset['state']).toBe(state)

/** The newest upload, once it has begun. */
async function upload(backend: FakeBackend, count = 1) {
  await expect.poll(() => backend.uploads.length).toBe(count)
  const found = backend.uploads.at(-1)
  if (!found) throw new Error('Nothing is being sent.')
  return found
}

async function filled(slots: readonly Slot[]) {
  const opened = await openControl()
  for (const [index, slot] of slots.entries()) {
    await choose(slot, await imageFile(`${slot}.png`))
    ;(await upload(opened.backend, index + 1)).finish(`https://cdn.example/${slot}.png`)
    await expectState(slot, 'ready')
  }
  return opened
}

describe('the ways in', () => {
  const ways: Record<string, (file: File) => void | Promise<void>> = {
    'the file button': (file) => choose('start', file),
    'a drop': (file) => drop(tile('start'), file),
    'a paste with the focus in the tile': (file) => {
      paste(main('start').element(), file)
    },
  }
  for (const [name, give] of Object.entries(ways)) {
    test(`${name} sends the very file, and its URL becomes the value`, async () => {
      const { backend, onValueChange } = await openControl()
      const file = await imageFile('a.jpg', { type: 'image/jpeg' })
      await give(file)
      const sent = await upload(backend)
      expect(new Uint8Array(await sent.file.arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()))
      await expectState('start', 'uploading')
      expect(onValueChange).not.toHaveBeenCalled()

      sent.finish(HOSTED)
      await expectState('start', 'ready')
      expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ startFrame: HOSTED })
      await expect.element(page.getByAltText('Preview of the Start frame')).toBeVisible()
    })
  }

  test('a URL is taken by Enter, and Escape leaves everything as it was', async () => {
    const { onValueChange, backend } = await openControl()
    const ask = page.getByRole('button', { name: 'Start frame: Use a URL' })
    await userEvent.click(ask)
    await userEvent.keyboard('https://nowhere.invalid/a.png{Escape}')
    await expect.element(main('start')).toHaveFocus()
    expect(onValueChange).not.toHaveBeenCalled()

    const url = `${location.origin}/playground/images/none`
    await userEvent.click(ask)
    await expect.element(page.getByRole('textbox', { name: 'Start frame: image URL' })).toHaveFocus()
    await userEvent.keyboard(`${url}{Enter}`)
    await expect.element(main('start')).toHaveFocus()
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ startFrame: url })
    expect(backend.uploads).toEqual([])
  })

  test('a URL field that is left open takes the focus from nobody', async () => {
    renderRushes(<PromptForm />)
    await userEvent.click(page.getByRole('button', { name: 'Start frame: Use a URL' }))
    await expect.element(page.getByRole('textbox', { name: 'Start frame: image URL' })).toHaveFocus()
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await userEvent.click(prompt)
    await userEvent.keyboard('a fox')
    await expect.element(prompt).toHaveValue('a fox')
    await expect.element(prompt).toHaveFocus()
  })

  test('a form around it is not submitted by Enter in the URL field', async () => {
    const onSubmit = vi.fn((event: { preventDefault(): void }) => {
      event.preventDefault()
    })
    renderRushes(
      <form onSubmit={onSubmit}>
        <FrameControl />
      </form>,
    )
    await userEvent.click(page.getByRole('button', { name: 'Start frame: Use a URL' }))
    await userEvent.keyboard('https://nowhere.invalid/a.png{Enter}')
    await expect.element(main('start')).toHaveFocus()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test.each([
    'javascript:alert(1)',
    'http://other.example/a.png',
    'data:image/png;base64,AAAA',
    'fox.png',
    'ftp://a/b',
  ])('the address %s is refused with its reason', async (address) => {
    const { onValueChange } = await openControl()
    await userEvent.click(page.getByRole('button', { name: 'Start frame: Use a URL' }))
    await userEvent.fill(page.getByRole('textbox', { name: 'Start frame: image URL' }), address)
    await userEvent.click(page.getByRole('button', { name: 'Use', exact: true }))
    if (address === 'fox.png') return expectState('start', 'refused')
    await expectState('start', 'refused')
    await expect
      .element(main('start'))
      .toHaveAccessibleDescription('This is not an https address of an image.')
    expect(onValueChange).not.toHaveBeenCalled()
    expect(document.querySelector('[data-rushes] img')).toBeNull()
  })

  test('a backend that takes no files asks for a URL, and says so', async () => {
    renderRushes(<FrameControl />, { backend: new FakeBackend({ upload: false }) })
    await expect.element(page.getByText('Images are given by URL here.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Start frame: Use a URL' }).first())
    await expect.element(page.getByRole('textbox', { name: 'Start frame: image URL' })).toHaveFocus()
  })

  test('a file that is dropped on a backend that takes none is refused with the reason', async () => {
    const backend = new FakeBackend({ upload: false })
    renderRushes(<FrameControl />, { backend })
    await expect.element(page.getByText('Images are given by URL here.')).toBeVisible()
    await drop(tile('start'), await imageFile('a.png'))
    await expectState('start', 'refused')
    await expect
      .element(page.getByRole('button', { name: 'Replace the Start frame' }))
      .toHaveAccessibleDescription('Images are given by URL here. Paste an https address.')
    expect(backend.uploads).toEqual([])
  })
})

describe('what is refused, before anything is sent', () => {
  const svg = () =>
    new File(['<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'], 'a.png', {
      type: 'image/png',
    })
  const cases: [string, () => File | Promise<File>, string][] = [
    ['an svg by the name of a png', svg, 'This is not a JPG, PNG or WebP image.'],
    ['a gif', () => new File(['GIF89a'], 'a.gif'), 'This is not a JPG, PNG or WebP image.'],
    [
      'an empty file',
      () => new File([], 'a.png', { type: 'image/png' }),
      'This is not a JPG, PNG or WebP image.',
    ],
    [
      'a png of 11 MB',
      async () =>
        new File([await imageFile('a.png'), new Uint8Array(11 * 1024 * 1024)], 'a.png', {
          type: 'image/png',
        }),
      'This image is larger than 10 MB.',
    ],
    [
      '200 pixels',
      () => imageFile('a.png', { width: 200, height: 200 }),
      'Each side needs at least 300 pixels.',
    ],
    [
      'a strip of 3 to 1',
      () => imageFile('a.png', { width: 1200, height: 400 }),
      'This image is too long or too wide: at most 2.5 to 1.',
    ],
    [
      'a png that is cut off',
      async () => new File([(await imageFile('a.png')).slice(0, 60)], 'a.png', { type: 'image/png' }),
      'This image is damaged and cannot be read.',
    ],
  ]
  for (const [name, file, reason] of cases) {
    test(`${name}: "${reason}"`, async () => {
      const { backend, onValueChange } = await openControl()
      await choose('start', await file())
      await expectState('start', 'refused')
      await expect.element(main('start')).toHaveAccessibleDescription(reason)
      await expect.element(said()).toHaveTextContent(`Start frame: ${reason}`)
      expect(tile('start')).toHaveAttribute('data-invalid')
      expect(backend.uploads).toEqual([])
      expect(onValueChange).not.toHaveBeenCalled()
    })
  }

  test('the largest, smallest and widest that the rule allows are taken', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('wide.webp', { type: 'image/webp', width: 750, height: 300 }))
    ;(await upload(backend)).finish(HOSTED)
    await expectState('start', 'ready')
  })
})

describe('sending', () => {
  test('says how far it is', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('a.png'))
    const sent = await upload(backend)
    await expect.element(tile('start')).toHaveTextContent('Sending…')
    sent.options.onProgress?.(0.42)
    await expect.element(tile('start')).toHaveTextContent('Sending… 42 %')
  })

  test('that fails says so, and the next file is sent', async () => {
    const { backend, onValueChange } = await openControl()
    await choose('start', await imageFile('a.png'))
    ;(await upload(backend)).fail(new VideoError('network', 'gone'))
    await expectState('start', 'refused')
    await expect
      .element(main('start'))
      .toHaveAccessibleDescription('The image could not be sent. Choose it again.')

    await choose('start', await imageFile('b.png'))
    ;(await upload(backend, 2)).finish(HOSTED)
    await expectState('start', 'ready')
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ startFrame: HOSTED })
    await expect.element(main('start')).not.toHaveAccessibleDescription()
  })

  test('that the server refuses says the server’s reason', async () => {
    const { backend } = await openControl()
    await choose('start', await imageFile('a.png'))
    ;(await upload(backend)).fail(new VideoError('invalid-input', 'no', { fields: { file: 'image.side' } }))
    await expect.element(main('start')).toHaveAccessibleDescription('Each side needs at least 300 pixels.')
  })

  test('is given up when another file takes its place, and its late answer changes nothing', async () => {
    const { backend, onValueChange } = await openControl()
    await choose('start', await imageFile('a.png'))
    const first = await upload(backend)
    await choose('start', await imageFile('b.png'))
    const second = await upload(backend, 2)
    expect(first.options.signal?.aborted).toBe(true)
    expect(second.options.signal?.aborted).toBe(false)

    second.finish('https://cdn.example/second.png')
    first.finish('https://cdn.example/first.png')
    await expectState('start', 'ready')
    expect(onValueChange.mock.calls).toEqual([[{ startFrame: 'https://cdn.example/second.png' }]])
  })

  test('is given up when the frame is removed, and when the control goes away', async () => {
    const { backend, unmount } = await openControl()
    await choose('start', await imageFile('a.png'))
    const first = await upload(backend)
    await userEvent.click(remove('start'))
    expect(first.options.signal?.aborted).toBe(true)

    await choose('start', await imageFile('b.png'))
    const second = await upload(backend, 2)
    unmount()
    expect(second.options.signal?.aborted).toBe(true)
  })
})

describe('two frames', () => {
  test('the end frame asks for a start frame first', async () => {
    await openControl()
    await expect.element(main('end')).toBeDisabled()
    await expect.element(main('end')).toHaveAccessibleDescription('Add a start frame first')
  })

  test('swap changes them over, and again', async () => {
    const { onValueChange } = await filled(['start', 'end'])
    const swap = page.getByRole('button', { name: 'Swap start and end frame' })
    const value = { startFrame: 'https://cdn.example/start.png', endFrame: 'https://cdn.example/end.png' }
    expect(onValueChange).toHaveBeenLastCalledWith(value)
    await userEvent.click(swap)
    expect(onValueChange).toHaveBeenLastCalledWith({ startFrame: value.endFrame, endFrame: value.startFrame })
    await userEvent.keyboard('{Enter}')
    expect(onValueChange).toHaveBeenLastCalledWith(value)
    await expect.element(swap).toHaveFocus()
  })

  test('a plain form has both URLs in its FormData', async () => {
    const { container, backend } = await (async () => {
      const rig = new FakeBackend()
      const view = renderRushes(
        <form>
          <FrameControl defaultValue={{ startFrame: 'https://nowhere.invalid/start.png' }} />
        </form>,
        { backend: rig },
      )
      await expect.element(main('end')).toBeEnabled()
      return { ...view, backend: rig }
    })()
    await choose('end', await imageFile('end.png'))
    ;(await upload(backend)).finish(HOSTED)
    await expectState('end', 'ready')
    const form = container.querySelector('form')
    expect(Object.fromEntries(new FormData(form ?? undefined))).toMatchObject({
      startFrame: 'https://nowhere.invalid/start.png',
      endFrame: HOSTED,
    })
  })
})

describe('the focus', () => {
  test('stays on the tile through choosing, sending and removing', async () => {
    const { backend } = await openControl()
    const button = main('start').element()
    button.focus()
    await choose('start', await imageFile('a.png'))
    const sent = await upload(backend)
    expect(document.activeElement).toBe(button)
    sent.finish(HOSTED)
    await expectState('start', 'ready')
    expect(document.activeElement).toBe(button)

    await userEvent.tab()
    await expect.element(remove('start')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expectState('start', 'empty')
    expect(document.activeElement).toBe(button)
  })
})

describe('what is announced', () => {
  test('each step of a frame, in a status that was there before it', async () => {
    const { backend } = await openControl()
    await expect.element(said()).toBeInTheDocument()
    expect(said().element().textContent.trim()).toBe('')
    await choose('start', await imageFile('a.png', { width: 640, height: 480 }))
    const sent = await upload(backend)
    await expect.element(said()).toHaveTextContent('Start frame: Sending…')
    sent.options.onProgress?.(0.5)
    sent.finish(HOSTED)
    await expect.element(said()).toHaveTextContent('Start frame set: 640 × 480')
    await userEvent.click(remove('start'))
    await expect.element(said()).toHaveTextContent('Start frame removed')
  })

  test('a swap', async () => {
    await filled(['start', 'end'])
    await userEvent.click(page.getByRole('button', { name: 'Swap start and end frame' }))
    await expect.element(said()).toHaveTextContent('Start and end frame swapped')
  })
})

test('a file that is dragged over a tile is shown where it would go', async () => {
  await openControl()
  await dragOver(tile('start'), await imageFile('a.png'))
  await expect.element(tile('start')).toHaveTextContent('Drop it here')
  expect(tile('end')).not.toHaveAttribute('data-dragging')
})

test('disabled, it takes nothing', async () => {
  const { backend } = await openControl({ disabled: true })
  await expect.element(main('start')).toBeDisabled()
  const file = await imageFile('a.png')
  tile('start').dispatchEvent(
    new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }),
  )
  paste(tile('start'), file)
  await expectState('start', 'empty')
  expect(backend.uploads).toEqual([])
})
