import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType } from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { CfgSliderProps } from '../../src/components.js'
import { CfgSlider, FrameControl } from '../../src/components.js'
import type { VideoModel } from '../../src/index.js'
import { PlainHostForm } from '../../stories/components/forms/PlainHostForm.js'
import {
  ReactHookFormHostForm,
  ReactHookFormVideo,
} from '../../stories/components/forms/ReactHookFormHostForm.js'
import { TanStackHostForm, TanStackVideo } from '../../stories/components/forms/TanStackHostForm.js'
import { MODEL, modelOf, renderRushes } from './componentRig.js'
import { FRAME, generate, prompt } from './promptFormRig.js'

const shot = () => screen.getByRole('textbox', { name: 'Shot' })
const slider = () => screen.getByRole('slider', { name: 'Guidance' })
const send = () => screen.getByRole('button', { name: 'Send' })
const startTile = () => screen.getByRole('button', { name: 'Start frame: Choose a file' })

async function giveFrame(url = FRAME) {
  await userEvent.click(screen.getByRole('button', { name: 'Start frame: Use a URL' }))
  await userEvent.keyboard(`${url}{Enter}`)
}

async function open(Form: ComponentType<{ model: VideoModel; onSend: (values: object) => void }>) {
  const onSend = vi.fn<(values: object) => void>()
  const view = renderRushes(<Form model={modelOf(MODEL)} onSend={onSend} />)
  await waitFor(() => {
    expect(startTile()).toBeEnabled()
  })
  const form = view.container.querySelector('form')
  if (!form) throw new Error('There is no form.')
  return { onSend, form }
}

const asFormData = { prompt: 'a fox', startFrame: FRAME, cfgScale: '0.4' }
const asValues = { prompt: 'a fox', frames: { startFrame: FRAME }, guidance: 0.4 }

describe.each([
  ['a plain form', PlainHostForm, asFormData],
  ['react-hook-form', ReactHookFormHostForm, asValues],
  ['TanStack Form', TanStackHostForm, asValues],
])('in %s', (name, Form, values) => {
  test('what is chosen is what is sent', async () => {
    const { onSend } = await open(Form)
    await userEvent.type(shot(), 'a fox')
    await giveFrame()
    fireEvent.keyDown(slider(), { key: 'ArrowRight' })
    await userEvent.click(send())
    await waitFor(() => {
      expect(onSend).toHaveBeenCalledExactlyOnceWith(values)
    })
  })

  test('nothing is sent without the frame that is needed', async () => {
    const { onSend, form } = await open(Form)
    await userEvent.type(shot(), 'a fox')
    await userEvent.click(send())
    if (name === 'a plain form') expect(form.checkValidity()).toBe(false)
    else expect(await screen.findByRole('alert')).toHaveTextContent('A start frame is needed.')
    expect(onSend).not.toHaveBeenCalled()
  })

  test('a reset gives every control what it began with', async () => {
    await open(Form)
    await userEvent.type(shot(), 'a fox')
    await giveFrame('this is no address')
    await giveFrameAnew()
    fireEvent.keyDown(slider(), { key: 'End' })
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }))
    await waitFor(() => {
      expect(shot()).toHaveValue('')
    })
    expect(startTile()).toBeInTheDocument()
    expect(slider()).toHaveAttribute('aria-valuenow', '0.3')
  })
})

/** The tile of a refused frame is emptied before another is given. */
async function giveFrameAnew() {
  await userEvent.click(screen.getByRole('button', { name: 'Remove the Start frame' }))
  await giveFrame()
}

describe.each([
  ['react-hook-form', ReactHookFormHostForm],
  ['TanStack Form', TanStackHostForm],
])('%s is told', (_, Form) => {
  test('that a control was left, and that something is changed', async () => {
    await open(Form)
    expect(screen.getByText('as it was')).toBeInTheDocument()
    await userEvent.click(shot())
    slider().focus()
    fireEvent.keyDown(slider(), { key: 'ArrowRight' })
    fireEvent.blur(slider())
    expect(await screen.findByText('changed, guidance touched')).toBeInTheDocument()
  })
})

test('react-hook-form gives the focus to the control that is wrong', async () => {
  await open(ReactHookFormHostForm)
  await userEvent.type(shot(), 'a fox')
  await userEvent.click(send())
  await waitFor(() => {
    expect(startTile()).toHaveFocus()
  })
})

test('a plain form that lacks its frame gives the focus to the tile', async () => {
  const { form } = await open(PlainHostForm)
  form.querySelector<HTMLInputElement>('[data-required]')?.focus()
  expect(startTile()).toHaveFocus()
})

describe.each([
  ['react-hook-form', ReactHookFormVideo],
  ['TanStack Form', TanStackVideo],
])('PromptForm as one field of %s', (_, Form) => {
  test('is sent with the fields beside it', async () => {
    const onSend = vi.fn<(values: object) => void>()
    renderRushes(<Form onSend={onSend} />)
    await screen.findByRole('textbox', { name: 'Prompt' })
    await userEvent.type(prompt(), 'a fox')
    await userEvent.type(screen.getByRole('textbox', { name: 'Project' }), ' 2')
    fireEvent.click(generate())
    await waitFor(() => {
      expect(onSend).toHaveBeenCalledExactlyOnceWith({
        project: 'Winter 2',
        video: { model: MODEL, prompt: 'a fox', durationSeconds: 5, aspectRatio: '16:9' },
      })
    })
    expect(prompt()).toHaveValue('a fox')
  })
})

describe('FormData', () => {
  const dataOf = (container: HTMLElement) =>
    Object.fromEntries(new FormData(container.querySelector('form') ?? undefined))

  test('names the frames of each of two controls apart', () => {
    const { container } = renderRushes(
      <form>
        <FrameControl name="first" defaultValue={{ startFrame: FRAME }} />
        <FrameControl name="second" defaultValue={{ startFrame: FRAME, endFrame: `${FRAME}?end` }} />
      </form>,
    )
    expect(dataOf(container)).toEqual({
      'first.startFrame': FRAME,
      'second.startFrame': FRAME,
      'second.endFrame': `${FRAME}?end`,
    })
  })

  test('has nothing of a control that is disabled', () => {
    const { container } = renderRushes(
      <form>
        <FrameControl disabled defaultValue={{ startFrame: FRAME }} />
        <CfgSlider disabled rule={modelOf(MODEL).cfgScale} name="cfgScale" defaultValue={0.5} />
      </form>,
    )
    expect(dataOf(container)).toEqual({})
  })
})

test.each<[string, CfgSliderProps['rule'], boolean]>([
  ['a form is not sent while guidance that is required is left to the model', modelOf(MODEL).cfgScale, false],
  [
    'guidance with a default of the model’s is never missing',
    modelOf('kie/kling-v2-5-turbo-text-to-video-pro').cfgScale,
    true,
  ],
])('%s', (_, rule, isValid) => {
  const { container } = renderRushes(
    <form>
      <CfgSlider rule={rule} required />
    </form>,
  )
  expect(container.querySelector('form')?.checkValidity()).toBe(isValid)
})

test('a reset leaves a controlled control to its holder', () => {
  const onValueChange = vi.fn()
  const { container } = renderRushes(
    <form>
      <CfgSlider rule={modelOf(MODEL).cfgScale} value={0.5} onValueChange={onValueChange} />
    </form>,
  )
  fireEvent.reset(container.querySelector('form') ?? container)
  expect(onValueChange).not.toHaveBeenCalled()
  expect(slider()).toHaveAttribute('aria-valuenow', '0.5')
})
