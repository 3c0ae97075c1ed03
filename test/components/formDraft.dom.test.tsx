import { cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PromptFormProps } from '../../src/components.js'
import { PromptForm, VideoStudio } from '../../src/components.js'
import type { VideoDraft } from '../../src/index.js'
import { VideoError } from '../../src/index.js'
import type { RigOptions } from './componentRig.js'
import { FakeBackend, renderRushes } from './componentRig.js'
import { FRAME, generate, option, prompt } from './promptFormRig.js'

afterEach(() => {
  sessionStorage.clear()
})

const REMEMBERING: RigOptions = { remember: 'everything' }

async function open(props: PromptFormProps = {}, options = REMEMBERING) {
  const view = renderRushes(<PromptForm {...props} />, options)
  await screen.findByRole('textbox', { name: 'Prompt' })
  return view
}

/** What a reload does: all is gone but what the tab keeps. */
async function reload(props: PromptFormProps = {}) {
  cleanup()
  return open(props)
}

describe('what was typed', () => {
  test('is there again after a reload, frames and settings too', async () => {
    await open({ defaultValue: { startFrame: FRAME } })
    await userEvent.type(prompt(), 'a fox')
    await userEvent.click(option('10 s'))
    const onValueChange = vi.fn<(value: VideoDraft) => void>()
    await reload({ defaultValue: { startFrame: FRAME }, onValueChange })
    expect(prompt()).toHaveValue('a fox')
    expect(option('10 s')).toBeChecked()
    expect(screen.getByAltText('Preview of the Start frame')).toHaveAttribute('src', FRAME)
    expect(onValueChange).toHaveBeenLastCalledWith({
      prompt: 'a fox',
      durationSeconds: 10,
      startFrame: FRAME,
    })
  })

  test('survives a create that is refused', async () => {
    const backend = new FakeBackend()
    backend.createTask = () => Promise.reject(new VideoError('maintenance', 'Later.'))
    await open({}, { ...REMEMBERING, backend })
    await userEvent.type(prompt(), 'a fox')
    fireEvent.click(generate())
    await reload()
    expect(prompt()).toHaveValue('a fox')
  })

  test('stays away once it was cleared by hand', async () => {
    await open()
    await userEvent.type(prompt(), 'a fox')
    await userEvent.clear(prompt())
    await reload()
    expect(prompt()).toHaveValue('')
  })

  test('stays away after a reset, which gives the default value', async () => {
    const { container } = await open({ defaultValue: { prompt: 'to begin with', cfgScale: 0.3 } })
    await userEvent.type(prompt(), ', and more')
    await userEvent.click(option('10 s'))
    fireEvent.reset(container.querySelector('form') ?? container)
    expect(prompt()).toHaveValue('to begin with')
    expect(option('5 s')).toBeChecked()
    expect(screen.getByRole('slider', { name: 'Guidance', hidden: true })).toHaveValue('0.3')
    expect(sessionStorage).toHaveLength(0)
    await reload({ defaultValue: { prompt: 'to begin with' } })
    expect(prompt()).toHaveValue('to begin with')
  })

  test('gives way to a form that begins from something else', async () => {
    await open()
    await userEvent.type(prompt(), 'a fox')
    await reload({ defaultValue: { prompt: 'a shared prompt' } })
    expect(prompt()).toHaveValue('a shared prompt')
  })
})

describe('nothing is kept', () => {
  test.each<[string, PromptFormProps, RigOptions]>([
    ['without a key', { draftKey: null }, REMEMBERING],
    ['of a value that the host holds', { value: {} }, REMEMBERING],
    ['where the app wants nothing remembered', {}, { remember: 'nothing' }],
    ['beside a ledger of the host’s own, unless it says so', {}, {}],
  ])('%s', async (_, props, options) => {
    await open(props, options)
    await userEvent.type(prompt(), 'a fox')
    expect(sessionStorage).toHaveLength(0)
  })
})

test('two forms of a page keep apart by their keys', async () => {
  await open({ draftKey: 'left' })
  await userEvent.type(prompt(), 'left')
  await reload({ draftKey: 'right' })
  expect(prompt()).toHaveValue('')
  await reload({ draftKey: 'left' })
  expect(prompt()).toHaveValue('left')
})

test('the Studio has its draft again, too', async () => {
  const studio = async () => {
    renderRushes(<VideoStudio />, REMEMBERING)
    return screen.findByRole('textbox', { name: 'Prompt' })
  }
  await userEvent.type(await studio(), 'a fox')
  cleanup()
  expect(await studio()).toHaveValue('a fox')
})
