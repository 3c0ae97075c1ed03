import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { TaskFeed, VideoStudio } from '../../src/components.js'
import type { TaskRecord } from '../../src/index.js'
import { createLedger, VideoError } from '../../src/index.js'
import { FakeBackend, input, MODEL, renderRushes } from './componentRig.js'

/** Ends of videos, so that nothing is asked for while a test looks. */
function records(): TaskRecord[] {
  const video = { ...input, prompt: 'third, done', durationSeconds: 10, cfgScale: 0.3 } as const
  const task = { model: MODEL, createTime: 1, completeTime: 41_001 }
  return [
    {
      intentId: 'c',
      createdAt: 3,
      submission: 'accepted',
      input: video,
      task: { ...task, taskId: 'c', state: 'success', resultUrls: ['https://cdn.example/c.mp4'] },
    },
    {
      intentId: 'b',
      createdAt: 2,
      submission: 'refused',
      input: { ...input, prompt: 'second, refused' },
      error: new VideoError('provider-error', 'no'),
    },
    {
      intentId: 'a',
      createdAt: 1,
      submission: 'accepted',
      input: { ...input, prompt: 'first, failed' },
      task: {
        ...task,
        taskId: 'a',
        state: 'failed',
        failure: { reason: 'content-violation', failCode: '', failMsg: '', charged: 'no', retryable: false },
      },
    },
  ]
}

function filledLedger() {
  const ledger = createLedger()
  for (const record of records().reverse()) ledger.write(record)
  return ledger
}

const names = () => screen.queryAllByRole('article').map((card) => card.getAttribute('aria-label'))

describe('the feed', () => {
  test('without videos says what will be there', () => {
    renderRushes(<TaskFeed />)
    expect(screen.getByRole('region', { name: 'Your videos' })).toHaveTextContent('Nothing here yet')
  })

  test('shows the newest first, and keeps each card in its place whatever becomes of its video', async () => {
    const ledger = createLedger()
    const backend = new FakeBackend()
    renderRushes(<TaskFeed />, { ledger, backend })
    const order = ['Video: third, done', 'Video: second, refused', 'Video: first, failed']
    const [third, second, first] = records()
    for (const record of [first, second, third]) {
      if (!record?.input) continue
      const { input: video, intentId, createdAt } = record
      ledger.write({ intentId, createdAt, submission: 'sending', input: video })
    }
    await waitFor(() => {
      expect(names()).toEqual(order)
    })
    const cards = screen.getAllByRole('article')
    for (const record of [second, first, third]) if (record) ledger.write(record)
    await waitFor(() => {
      expect(cards.map((card) => card.getAttribute('data-state'))).toEqual(['success', 'failed', 'failed'])
    })
    expect(screen.getAllByRole('article')).toEqual(cards)
    expect(names()).toEqual(order)
  })

  test('takes a card off, and the ledger with it', async () => {
    const ledger = filledLedger()
    renderRushes(<TaskFeed />, { ledger })
    const second = screen.getByRole('article', { name: 'Video: second, refused' })
    fireEvent.click(within(second).getByRole('button', { name: 'Remove from the list' }))
    await waitFor(() => {
      expect(names()).toEqual(['Video: third, done', 'Video: first, failed'])
    })
    expect(ledger.read().map(({ intentId }) => intentId)).toEqual(['c', 'a'])
  })

  test('makes a video again with the same input, as a new one', async () => {
    const backend = new FakeBackend()
    renderRushes(<TaskFeed />, { ledger: filledLedger(), backend })
    const second = screen.getByRole('article', { name: 'Video: second, refused' })
    fireEvent.click(within(second).getByRole('button', { name: 'Make again' }))
    await waitFor(() => {
      expect(backend.creates).toEqual([{ ...input, prompt: 'second, refused' }])
    })
    expect(names()[0]).toBe('Video: second, refused')
    expect(names()).toHaveLength(4)
  })

  test('offers no settings where nobody takes them', () => {
    renderRushes(<TaskFeed />, { ledger: filledLedger() })
    expect(screen.queryByRole('button', { name: 'Reuse settings' })).toBeNull()
  })
})

describe('the studio', () => {
  async function open() {
    const backend = new FakeBackend()
    const onValueChange = vi.fn()
    renderRushes(<VideoStudio onValueChange={onValueChange} />, { ledger: filledLedger(), backend })
    return { backend, onValueChange, prompt: await screen.findByRole('textbox', { name: 'Prompt' }) }
  }

  test('puts the settings of a finished video back into the form, and the focus with them', async () => {
    const { prompt, onValueChange } = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Reuse settings' }))
    expect(prompt).toHaveValue('third, done')
    expect(prompt).toHaveFocus()
    expect(screen.getByRole('radio', { name: '10 s' })).toBeChecked()
    expect(onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ cfgScale: 0.3, durationSeconds: 10 }),
    )
  })

  test('leads from a failed video back to the form, with everything as it was for it', async () => {
    const { prompt } = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Change the prompt' }))
    expect(prompt).toHaveValue('first, failed')
    expect(prompt).toHaveFocus()
  })

  test('starts what is typed, and its card comes first', async () => {
    const { prompt, backend } = await open()
    await userEvent.type(prompt, 'a fourth')
    fireEvent.click(screen.getByRole('button', { name: 'Generate' }))
    await waitFor(() => {
      expect(names()[0]).toBe('Video: a fourth')
    })
    expect(backend.creates).toMatchObject([{ prompt: 'a fourth' }])
    expect(prompt).toHaveValue('a fourth')
  })
})
