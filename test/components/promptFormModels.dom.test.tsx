import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { maxFrames, needsFrame } from '../../src/models/modelMode.js'
import { models } from '../../src/models/registry.js'
import { FRAME, advanced, choose, generate, openForm, option, prompt } from './promptFormRig.js'

const KIE_IMAGE = 'kie/kling-v2-5-turbo-image-to-video-pro'
const KIE_TEXT = 'kie/kling-v2-5-turbo-text-to-video-pro'
const TURBO = 'apixo/kling-2-5-turbo-pro'

const TIERS: Readonly<Record<string, string[]>> = {
  'apixo/kling-2-1': ['Standard', 'Pro', 'Master'],
  'chanjing/kling-v2-5-turbo-normal': ['Standard', 'Pro'],
}

const startTile = () => screen.queryByRole('button', { name: 'Start frame: Choose a file' })
const leaveOut = () => screen.getByRole('textbox', { name: 'Leave out' })

describe.each(models)('a form for $id', (model) => {
  test('shows the controls that the model has, and no other', async () => {
    const { user } = await openForm({ defaultValue: { model: model.id } })
    expect(startTile() !== null).toBe(maxFrames(model) > 0)
    expect(screen.queryByText('needed by this model') !== null).toBe(needsFrame(model))
    expect(screen.queryByText('Follows your image') !== null).toBe(needsFrame(model))
    expect(screen.queryByRole('radiogroup', { name: 'Ratio' }) !== null).toBe(!needsFrame(model))

    await user.click(advanced())
    expect(screen.queryByRole('slider', { name: 'Guidance' }) !== null).toBe(model.cfgScale !== undefined)
    expect(screen.queryByRole('textbox', { name: 'Leave out' }) !== null).toBe(
      model.negativePrompt !== undefined,
    )
    expect(screen.queryByRole('radiogroup', { name: 'Route' }) !== null).toBe(model.routings !== undefined)
    const tiers = screen.queryByRole('radiogroup', { name: 'Quality' })
    expect(
      tiers
        ? within(tiers)
            .getAllByRole<HTMLInputElement>('radio')
            .map((each) => each.labels?.[0]?.textContent)
        : [],
    ).toEqual(TIERS[model.id] ?? [])
  })

  test('sends nothing that the model does not take, whatever was typed for another', async () => {
    const draft = { negativePrompt: 'blur', cfgScale: 0.7, tier: 'pro', routing: 'value' } as const
    const { onSubmit, user } = await openForm({
      defaultValue: { model: model.id, prompt: 'a fox', startFrame: FRAME, aspectRatio: '9:16', ...draft },
    })
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: model.id,
      prompt: 'a fox',
      durationSeconds: 5,
      ...(maxFrames(model) > 0 ? { startFrame: FRAME } : { aspectRatio: '9:16' }),
      ...(model.negativePrompt && { negativePrompt: 'blur' }),
      ...(model.cfgScale && { cfgScale: 0.7 }),
      ...(model.modes.some(({ tier }) => tier === 'pro') && { tier: 'pro' }),
      ...(model.routings && { routing: 'value' }),
    })
  })
})

describe('KIE image-to-video', () => {
  test('asks for its frame when it is submitted without one', async () => {
    const { onSubmit, user } = await openForm({ defaultValue: { model: KIE_IMAGE, prompt: 'a fox' } })
    await user.click(generate())
    await waitFor(() => {
      expect(startTile()).toHaveFocus()
    })
    expect(startTile()).toHaveAccessibleDescription('This model needs a start frame.')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('has 0.5 as its guidance, without a word, and a way back only from another value', async () => {
    const { onSubmit, user } = await openForm({
      defaultValue: { model: KIE_IMAGE, prompt: 'a fox', startFrame: FRAME },
    })
    await user.click(advanced())
    const slider = screen.getByRole('slider', { name: 'Guidance' })
    expect(slider).toHaveAttribute('aria-valuetext', '0.5')
    expect(screen.getByRole('spinbutton', { name: /Guidance/ })).toHaveValue(0.5)
    expect(screen.queryByRole('button', { name: 'Reset guidance' })).toBeNull()
    expect(advanced()).not.toHaveTextContent('changed')

    fireEvent.change(slider, { target: { value: '0.7' } })
    expect(advanced()).toHaveTextContent('1 changed')
    await user.click(screen.getByRole('button', { name: 'Reset guidance' }))
    expect(slider).toHaveAttribute('aria-valuetext', '0.5')
    expect(advanced()).not.toHaveTextContent('changed')
    await user.click(generate())
    expect(onSubmit.mock.calls[0]?.[0]).not.toHaveProperty('cfgScale')
  })
})

describe('KIE text-to-video', () => {
  test('keeps the frame of another model for later, and lets nothing about it stop the form', async () => {
    const { onSubmit, user } = await openForm({ defaultValue: { model: TURBO, prompt: 'a fox' } })
    await user.click(screen.getByRole('button', { name: 'Start frame: Use a URL' }))
    await user.type(screen.getByRole('textbox', { name: 'Start frame: image URL' }), 'no url{Enter}')
    expect(screen.getByText('This is not an https address of an image.')).toBeInTheDocument()

    await choose(user, KIE_TEXT)
    expect(option('16:9')).toBeChecked()
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: KIE_TEXT,
      prompt: 'a fox',
      durationSeconds: 5,
      aspectRatio: '16:9',
    })
    await choose(user, TURBO)
    expect(screen.getByText('This is not an https address of an image.')).toBeInTheDocument()
  })
})

describe('a negative prompt over 500 characters for KIE image-to-video', () => {
  const long = (length: number) => ({
    model: KIE_IMAGE,
    prompt: 'a fox',
    startFrame: FRAME,
    negativePrompt: 'x'.repeat(length),
  })
  const doubt = 'More than 500 characters may be refused: the provider’s documents disagree.'

  test('warns as it is typed, is no error, and is submitted whole, to 2496', async () => {
    const { onSubmit, user } = await openForm({ defaultValue: long(500) })
    await user.click(advanced())
    expect(screen.queryByText(doubt)).toBeNull()
    fireEvent.change(leaveOut(), { target: { value: 'x'.repeat(501) } })
    const warning = screen.getByText(doubt)
    expect(warning.querySelector('svg')).not.toBeNull()
    expect(warning.parentElement).toHaveAttribute('role', 'status')
    expect(leaveOut()).toHaveAccessibleDescription(new RegExp(doubt))
    expect(leaveOut()).toHaveAttribute('aria-invalid', 'false')

    fireEvent.change(leaveOut(), { target: { value: 'x'.repeat(2496) } })
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: KIE_IMAGE,
      prompt: 'a fox',
      startFrame: FRAME,
      durationSeconds: 5,
      negativePrompt: 'x'.repeat(2496),
    })
    expect(screen.getByText(doubt)).toBeInTheDocument()
  })

  test('is an error from 2497 on, and then no warning', async () => {
    const { onSubmit, user } = await openForm({ defaultValue: long(2497) })
    await user.click(generate())
    expect(await screen.findByText('Keep this to 2,496 characters.')).toBeInTheDocument()
    expect(screen.queryByText(doubt)).toBeNull()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('is marked on Advanced while that is closed', async () => {
    const { user } = await openForm({ defaultValue: long(501) })
    expect(advanced()).toHaveTextContent('1 to check')
    await user.click(advanced())
    expect(advanced()).not.toHaveTextContent('to check')
  })

  test('is nothing to warn of for a model that takes it', async () => {
    await openForm({ defaultValue: { ...long(600), model: TURBO } })
    expect(screen.queryByText(doubt)).toBeNull()
    expect(advanced()).not.toHaveTextContent('to check')
  })
})

describe('a frame of a type that one page forbids', () => {
  const doubt = 'WebP may be refused: the provider’s documents disagree. JPG or PNG is safe.'
  const replace = () => screen.getByRole('button', { name: 'Replace the Start frame' })

  test('warns at its tile, is no error, and is submitted', async () => {
    const startFrame = 'https://cdn.example/start.webp'
    const { onSubmit, user } = await openForm({
      defaultValue: { model: KIE_IMAGE, prompt: 'a fox', startFrame },
    })
    expect(replace()).toHaveAccessibleDescription(doubt)
    expect(document.querySelector("[data-slot='warning'] svg")).not.toBeNull()
    expect(document.querySelector('[data-invalid]')).toBeNull()
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ startFrame }))
    await choose(user, TURBO)
    expect(replace()).not.toHaveAccessibleDescription(doubt)
  })
})

test('the prompt stays over every change of the model', async () => {
  const { user } = await openForm({ defaultValue: { prompt: 'a fox' } })
  for (const { id } of models) {
    await choose(user, id)
    expect(prompt()).toHaveValue('a fox')
  }
})
