import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { Profiler } from 'react'
import { describe, expect, test } from 'vitest'
import { PromptForm, VideoStudio } from '../../src/components.js'
import type { Messages } from '../../src/components.js'
import { RushesProvider, createLedger } from '../../src/index.js'
import { en } from '../../src/messages.js'
import { FakeBackend, MODEL } from './componentRig.js'
import { FRAME, prompt } from './promptFormRig.js'

const KEYSTROKES = 20

/** English, told of every word that a rendering asks for: what is not rendered again asks for none. */
function countedWords() {
  const asked = new Map<string, number>()
  const messages = Object.fromEntries(
    Object.entries(en).map(([key, message]) => [
      key,
      (values: never) => {
        asked.set(key, (asked.get(key) ?? 0) + 1)
        return typeof message === 'function' ? (message as (values: never) => string)(values) : message
      },
    ]),
  ) as unknown as Messages
  return { asked, messages }
}

/** Types, and tells the commits and the words that this took. Not in StrictMode, which renders everything twice. */
async function type(ui: (messages: Messages) => ReactElement, videos = 0) {
  const { asked, messages } = countedWords()
  const ledger = createLedger()
  for (let index = 0; index < videos; index++) {
    ledger.write({
      intentId: `intent-${index}`,
      createdAt: index,
      submission: 'accepted',
      input: { model: MODEL, prompt: `video ${index}` },
      task: { taskId: `task-${index}`, model: MODEL, state: 'success', resultUrls: [`${FRAME}?${index}`] },
    })
  }
  let commits = 0
  render(
    <RushesProvider backend={new FakeBackend()} ledger={ledger} remember="everything">
      <Profiler
        id="typing"
        onRender={() => {
          commits += 1
        }}
      >
        {ui(messages)}
      </Profiler>
    </RushesProvider>,
  )
  await screen.findByRole('textbox', { name: 'Prompt' })
  asked.clear()
  commits = 0
  for (let length = 1; length <= KEYSTROKES; length++) {
    fireEvent.change(prompt(), { target: { value: 'x'.repeat(length) } })
  }
  expect(prompt()).toHaveValue('x'.repeat(KEYSTROKES))
  sessionStorage.clear()
  return { commits, words: [...asked.keys()].sort(), asked }
}

/** The form itself, and the prompt with its counter. */
const OF_THE_PROMPT = ['form.count', 'form.label', 'form.prompt', 'form.prompt.placeholder']

describe('a keystroke in the prompt', () => {
  test('is one commit of the form, and renders nothing but the prompt and its counter', async () => {
    const { commits, words, asked } = await type((messages) => <PromptForm messages={messages} />)
    expect(commits).toBe(KEYSTROKES)
    expect(words).toEqual(OF_THE_PROMPT)
    expect(asked.get('form.count')).toBe(KEYSTROKES)
  })

  test('renders no more where frames and advanced settings are chosen', async () => {
    const { commits, words } = await type((messages) => (
      <PromptForm
        messages={messages}
        defaultValue={{ startFrame: FRAME, negativePrompt: 'blur', cfgScale: 0.3, routing: 'value' }}
      />
    ))
    expect(commits).toBe(KEYSTROKES)
    expect(words).toEqual(OF_THE_PROMPT)
  })

  test('is one commit of the Studio, and renders none of its cards', async () => {
    const { commits, words } = await type((messages) => <VideoStudio messages={messages} />, 20)
    expect(screen.getAllByRole('article')).toHaveLength(20)
    expect(commits).toBe(KEYSTROKES)
    expect(words).toEqual(OF_THE_PROMPT)
  })
})
