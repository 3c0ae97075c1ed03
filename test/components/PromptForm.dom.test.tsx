import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { PromptForm } from '../../src/components.js'
import type { VideoDraft } from '../../src/index.js'
import { VideoError, createLedger } from '../../src/index.js'
import { FakeBackend, MODEL, modelOf, renderRushes } from './componentRig.js'
import { FRAME, OTHER, advanced, choose, generate, openForm, option, prompt } from './promptFormRig.js'

describe('before the models are known', () => {
  test('it keeps its room and says what it waits for', () => {
    const backend = new FakeBackend()
    backend.describe = () => new Promise(() => undefined)
    renderRushes(<PromptForm />, { backend })
    expect(screen.getByRole('status')).toHaveTextContent('Asking what can be made…')
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('a backend that cannot be reached is asked again by hand, and the text is there', async () => {
    const backend = new FakeBackend()
    const { describe: answer } = backend
    backend.describe = () => Promise.reject(new VideoError('unauthorized', 'no'))
    const view = renderRushes(<PromptForm defaultValue={{ prompt: 'a fox' }} />, { backend })
    expect(await screen.findByRole('alert')).toHaveTextContent('The video service cannot be reached.')
    backend.describe = answer
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('textbox', { name: 'Prompt' })).toHaveValue('a fox')
    expect(view.container.querySelector('[role=alert]')).toBeNull()
  })

  test('a backend without a model says so', async () => {
    renderRushes(<PromptForm />, { backend: new FakeBackend({ offers: [] }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('The video service offers no model.')
  })
})

describe('submitting', () => {
  test('gives the whole input, and keeps the form as it was', async () => {
    const { onSubmit, user } = await openForm()
    await user.type(prompt(), 'a fox')
    await user.click(option('10 s'))
    await user.click(option('1:1'))
    await user.click(advanced())
    await user.type(await screen.findByRole('textbox', { name: 'Leave out' }), 'blur')
    await user.click(option('Official'))
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Guidance' }), { key: 'ArrowRight' })
    expect(advanced()).toHaveTextContent('3 changed')
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: MODEL,
      prompt: 'a fox',
      durationSeconds: 10,
      aspectRatio: '1:1',
      negativePrompt: 'blur',
      cfgScale: 0.6,
      routing: 'official',
    })
    expect(prompt()).toHaveValue('a fox')
    expect(option('10 s')).toBeChecked()
    expect(screen.getByRole('slider', { name: 'Guidance' })).toHaveAttribute('aria-valuenow', '0.6')
  })

  test.each([
    ['Ctrl', { ctrlKey: true }],
    ['Cmd', { metaKey: true }],
  ])('%s+Enter does it from any field; Enter alone is a new line', async (_, modifier) => {
    const { onSubmit } = await openForm({ defaultValue: { prompt: 'a fox' } })
    fireEvent.keyDown(prompt(), { key: 'Enter' })
    fireEvent.keyDown(prompt(), { key: 'a', ...modifier })
    fireEvent.keyDown(option('10 s'), { key: 'Enter', ...modifier })
    await waitFor(() => {
      expect(onSubmit).toHaveBeenCalledOnce()
    })
  })

  test('is left to the host where it takes the key for itself', async () => {
    const { onSubmit } = await openForm({
      defaultValue: { prompt: 'a fox' },
      onKeyDown: (event) => {
        event.preventDefault()
      },
    })
    fireEvent.keyDown(prompt(), { key: 'Enter', ctrlKey: true })
    await Promise.resolve()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('without a handler of the host starts the video', async () => {
    const backend = new FakeBackend()
    const ledger = createLedger()
    renderRushes(<PromptForm defaultValue={{ prompt: 'a fox' }} />, { backend, ledger })
    fireEvent.click(await screen.findByRole('button', { name: 'Generate' }))
    await waitFor(() => {
      expect(ledger.read()).toMatchObject([{ submission: 'accepted', input: { prompt: 'a fox' } }])
    })
    expect(backend.creates).toHaveLength(1)
  })
})

describe('another model', () => {
  test('keeps the text and the settings, and brings its own controls', async () => {
    const { user, onSubmit } = await openForm({ defaultValue: { startFrame: FRAME } })
    await user.type(prompt(), 'a fox')
    await user.click(option('10 s'))
    await user.click(advanced())
    await choose(user, OTHER)
    expect(prompt()).toHaveValue('a fox')
    expect(option('10 s')).toBeChecked()
    await user.click(option('Pro'))
    expect(screen.getByText('Takes a start and an end frame, for precise work')).toBeInTheDocument()
    await user.click(generate())
    expect(onSubmit).toHaveBeenLastCalledWith({
      model: OTHER,
      prompt: 'a fox',
      durationSeconds: 10,
      startFrame: FRAME,
      tier: 'pro',
    })

    await choose(user, MODEL)
    expect(screen.queryByRole('radio', { name: 'Pro' })).toBeNull()
    await user.click(generate())
    expect(onSubmit).toHaveBeenLastCalledWith({
      model: MODEL,
      prompt: 'a fox',
      durationSeconds: 10,
      startFrame: FRAME,
    })
  })

  test('is not asked for where there is but one', async () => {
    await openForm({}, new FakeBackend({ offers: [modelOf(MODEL)] }))
    expect(screen.queryByRole('combobox')).toBeNull()
    expect(screen.getByText('Kling 2.5 Turbo Pro · APIXO')).toBeInTheDocument()
  })

  test('without guidance has no slider', async () => {
    const { cfgScale: _none, ...model } = modelOf(MODEL)
    const { user } = await openForm({}, new FakeBackend({ offers: [model] }))
    await user.click(advanced())
    expect(screen.queryByRole('slider')).toBeNull()
  })
})

describe('value', () => {
  test('a controlled form shows what it is given', async () => {
    const onValueChange = vi.fn<(value: VideoDraft) => void>()
    const { user } = await openForm({ value: { prompt: 'fixed' }, onValueChange })
    await user.type(prompt(), '!')
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith({ prompt: 'fixed!' })
    expect(prompt()).toHaveValue('fixed')
  })

  test('a host’s state and the form go together', async () => {
    function Host() {
      const [value, setValue] = useState<VideoDraft>({})
      return (
        <>
          <PromptForm value={value} onValueChange={setValue} />
          <output>{JSON.stringify(value)}</output>
          <button
            type="button"
            onClick={() => {
              setValue({ prompt: 'from outside', startFrame: FRAME })
            }}
          >
            Set
          </button>
        </>
      )
    }
    renderRushes(<Host />)
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'ab')
    await user.click(option('9:16'))
    expect(screen.getByText('{"prompt":"ab","aspectRatio":"9:16"}')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Set' }))
    expect(prompt()).toHaveValue('from outside')
    expect(screen.getByText('Follows your image')).toBeInTheDocument()
  })
})

test('the FormData of the form carries every field', async () => {
  const { form, user } = await openForm({
    defaultValue: {
      model: OTHER,
      prompt: 'a fox',
      negativePrompt: 'blur',
      startFrame: FRAME,
      endFrame: 'https://cdn.example/end.png',
      durationSeconds: 10,
      cfgScale: 0.3,
      tier: 'pro',
      routing: 'value',
    },
  })
  await user.click(advanced())
  expect(Object.fromEntries(new FormData(form))).toMatchObject({
    model: OTHER,
    prompt: 'a fox',
    negativePrompt: 'blur',
    startFrame: FRAME,
    endFrame: 'https://cdn.example/end.png',
    durationSeconds: '10',
    cfgScale: '0.3',
    tier: 'pro',
    routing: 'value',
  })
})

test('the FormData carries what stands under Advanced while that is closed, too', async () => {
  const { form } = await openForm({
    defaultValue: {
      prompt: 'a fox',
      negativePrompt: 'blur',
      cfgScale: 0,
      routing: 'value',
      aspectRatio: '1:1',
    },
  })
  expect(Object.fromEntries(new FormData(form))).toMatchObject({
    negativePrompt: 'blur',
    cfgScale: '0',
    routing: 'value',
    aspectRatio: '1:1',
  })
})

test('a price has its place, beside the usual time of what is chosen', async () => {
  const { user, form } = await openForm({ footer: <b>$0.42</b> })
  const notes = form.querySelector<HTMLElement>("[data-slot='submit-notes']")
  if (!notes) throw new Error('There are no notes.')
  expect(within(notes).getByText('$0.42')).toBeInTheDocument()
  expect(notes).toHaveTextContent('Usually ready in 30 to 45 s')
  await user.click(option('10 s'))
  expect(notes).toHaveTextContent('Usually ready in 45 to 60 s')
})
