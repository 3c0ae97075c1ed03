import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createsOf, steer, uniquePrompt } from './playground.js'
import { card, expectPhase, fillForm, formAsShown, generate, openStudio, prompt, tile } from './studioRig.js'

/** Everything that was put in stands there still, the pictures too. */
async function expectFormAsItWas(filled: ReturnType<typeof formAsShown>): Promise<void> {
  expect(formAsShown()).toEqual(filled)
  for (const slot of ['start', 'end'] as const) {
    await expect.poll(() => tile(slot).querySelector('img')?.naturalWidth).toBe(800)
  }
}

const failures = [
  {
    scenario: 'fail:CONTENT_VIOLATION',
    ways: ['file', 'paste'],
    title: 'The content was not accepted',
    next: 'Change the prompt or the image: something in it goes against the safety rules.',
    step: 'Change the prompt',
    providerSays: 'Content does not meet safety guidelines',
  },
  {
    scenario: 'fail:INVALID_IMAGE_URL',
    ways: ['paste', 'drop'],
    title: 'The frame could not be fetched',
    next: 'Replace the frame, or check that its address opens for everyone.',
    step: 'Replace the frame',
    providerSays: 'Cannot access provided image URL',
  },
] as const

describe('a task that the provider fails', () => {
  for (const { scenario, ways, title, next, step, providerSays } of failures) {
    test(`@${scenario} ends in a card that says what happened and what to do`, async () => {
      await openStudio()
      const text = uniquePrompt(`a quiet street @${scenario}`)
      const filled = await fillForm(text, ways)
      await userEvent.click(generate())
      await expectPhase('pending')
      await steer({ advanceMs: 60_000 })
      await expectPhase('failed')

      const alert = card().getByRole('alert')
      await expect.element(alert).toHaveTextContent(title)
      await expect.element(alert).toHaveTextContent(next)
      await userEvent.click(alert.getByText('Details', { exact: true }))
      await expect.element(alert.getByText(providerSays)).toBeVisible()
      await expectFormAsItWas(filled)

      await userEvent.click(alert.getByRole('button', { name: step }))
      await expectFormAsItWas(filled)
      expect(document.activeElement?.closest("[data-rushes='prompt-form']")).not.toBeNull()
      expect(await createsOf(text)).toHaveLength(1)
    })
  }
})

test('@http-429-retry-after ends in a card that says when to try again, and a try sends one more', async () => {
  await openStudio()
  const text = uniquePrompt('a quiet street @http-429-retry-after')
  const filled = await fillForm(text)
  await userEvent.click(generate())
  await expectPhase('failed')

  const alert = card().getByRole('alert')
  await expect.element(alert).toHaveTextContent('Too many requests at the moment')
  await expect.element(alert).toHaveTextContent(/Try again in \d sec/)
  await expect.element(alert).toHaveTextContent('Nothing was started, nothing was charged.')
  await expectFormAsItWas(filled)
  expect(await createsOf(text)).toHaveLength(1)

  // The wait that was asked for runs down while one looks at it.
  await expect.element(alert, { timeout: 10_000 }).toHaveTextContent('You can try again now.')
  await userEvent.click(alert.getByRole('button').first())
  await expect.poll(() => createsOf(text)).toHaveLength(2)
  await expectFormAsItWas(filled)
})

test('a video that failed can be made after the prompt was changed', async () => {
  await openStudio()
  const text = uniquePrompt('a quiet street @fail:NSFW')
  await userEvent.type(prompt(), text)
  await userEvent.click(generate())
  await expectPhase('pending')
  await steer({ advanceMs: 60_000 })
  await expectPhase('failed')

  await userEvent.click(card().getByRole('button', { name: 'Change the prompt' }))
  await expect.element(prompt()).toHaveFocus()
  await userEvent.fill(prompt(), uniquePrompt('a quiet street'))
  await userEvent.click(generate())
  await expect.poll(() => page.getByRole('article').elements().length).toBe(2)
  await expectPhase('pending')
  await steer({ advanceMs: 60_000 })
  await expectPhase('success')
})
