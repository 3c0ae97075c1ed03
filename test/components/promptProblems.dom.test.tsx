import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { FakeBackend, modelOf } from './componentRig.js'
import { FRAME, OTHER, advanced, choose, generate, openForm, prompt } from './promptFormRig.js'

describe('what is wrong', () => {
  test('is said at its field, which gets the focus, and nothing is sent', async () => {
    const { onSubmit } = await openForm()
    fireEvent.click(generate())
    await waitFor(() => {
      expect(prompt()).toHaveFocus()
    })
    expect(prompt()).toHaveAttribute('aria-invalid', 'true')
    expect(prompt()).toHaveAccessibleDescription(/Describe the shot first\./)
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('goes away as soon as it is right', async () => {
    const { user } = await openForm()
    fireEvent.click(generate())
    await screen.findByText('Describe the shot first.')
    await user.type(prompt(), 'a')
    expect(screen.queryByText('Describe the shot first.')).toBeNull()
    expect(prompt()).toHaveAttribute('aria-invalid', 'false')
  })

  test('of two fields the first has the focus, and the second says its own', async () => {
    await openForm({ defaultValue: { negativePrompt: 'x'.repeat(2501) } })
    fireEvent.click(generate())
    await waitFor(() => {
      expect(prompt()).toHaveFocus()
    })
    const second = await screen.findByRole('textbox', { name: 'Leave out' })
    expect(second).toHaveAccessibleDescription(/Keep this to 2,500 characters\./)
  })

  test('under Advanced opens it', async () => {
    await openForm({ defaultValue: { prompt: 'a fox', negativePrompt: 'x'.repeat(2501) } })
    expect(advanced()).toHaveAttribute('aria-expanded', 'false')
    fireEvent.click(generate())
    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'Leave out' })).toHaveFocus()
    })
    expect(advanced()).toHaveAttribute('aria-expanded', 'true')
  })

  test('in a frame is said at its tile, which gets the focus', async () => {
    const other = modelOf(OTHER)
    const needsFrame = { ...other, modes: other.modes.filter(({ frames }) => frames[0] > 0) }
    const { onSubmit } = await openForm(
      { defaultValue: { prompt: 'a fox' } },
      new FakeBackend({ offers: [needsFrame] }),
    )
    const tile = screen.getByRole('button', { name: 'Start frame: Choose a file' })
    expect(tile).toHaveAccessibleDescription('needed by this model')
    fireEvent.click(generate())
    await waitFor(() => {
      expect(tile).toHaveFocus()
    })
    expect(tile).toHaveAccessibleDescription('This model needs a start frame.')
    expect(onSubmit).not.toHaveBeenCalled()
  })
})

describe('a text that is too long', () => {
  test('is counted and kept whole, and says by how much it is over', async () => {
    const { onSubmit, user } = await openForm()
    const text = 'é'.repeat(2600)
    fireEvent.change(prompt(), { target: { value: text } })
    expect(prompt()).toHaveValue(text)
    expect(prompt()).toHaveAttribute('aria-invalid', 'true')
    expect(prompt()).toHaveAccessibleDescription('100 too many')
    await user.click(generate())
    expect(prompt()).toHaveAccessibleDescription(/Keep the prompt to 2,500 characters\./)
    expect(prompt()).toHaveValue(text)
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('for one model is right for another that takes more', async () => {
    const { onSubmit, user } = await openForm({ defaultValue: { startFrame: FRAME } })
    const text = 'x'.repeat(2600)
    fireEvent.change(prompt(), { target: { value: text } })
    await choose(user, OTHER)
    expect(prompt()).toHaveValue(text)
    expect(prompt()).toHaveAttribute('aria-invalid', 'false')
    await user.click(generate())
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ model: OTHER, prompt: text }))
  })
})
