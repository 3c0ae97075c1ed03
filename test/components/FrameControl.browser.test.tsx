import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FrameControl, PromptForm } from '../../src/components.js'
import { dragOver, drop, imageFile, paste } from '../support/imageFiles.js'
import { FakeBackend, renderRushes } from './componentRig.js'
import {
  HOSTED,
  choose,
  expectState,
  filled,
  main,
  openControl,
  remove,
  said,
  tile,
  upload,
} from './frameRig.js'

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
    await userEvent.click(page.getByRole('button', { name: 'Start frame: Use a URL' }))
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
