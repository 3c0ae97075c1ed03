import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import type { PromptFormProps } from '../../src/components.js'
import { PromptForm } from '../../src/components.js'
import type { VideoInput } from '../../src/index.js'
import { FakeBackend, renderRushes } from './componentRig.js'

export const OTHER = 'apixo/kling-2-1'
export const FRAME = 'https://cdn.example/start.png'

export async function openForm(props: PromptFormProps = {}, backend = new FakeBackend()) {
  const onSubmit = vi.fn<(input: VideoInput) => void>()
  const view = renderRushes(<PromptForm onSubmit={onSubmit} {...props} />, { backend })
  await screen.findByRole('textbox', { name: 'Prompt' })
  const form = view.container.querySelector('form')
  if (!form) throw new Error('There is no form.')
  return { ...view, onSubmit, backend, form, user: userEvent.setup() }
}

export const prompt = () => screen.getByRole('textbox', { name: 'Prompt' })
export const generate = () => screen.getByRole('button', { name: 'Generate' })
export const option = (name: string) => screen.getByRole('radio', { name })
export const advanced = () => screen.getByRole('button', { name: /Advanced/ })
export const choose = (user: ReturnType<typeof userEvent.setup>, id: string) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Model' }), id)
