import { fireEvent, screen } from '@testing-library/react'
import { expect, vi } from 'vitest'
import { VideoResult } from '../../src/components.js'
import type { TaskFailure } from '../../src/core/Task.js'
import type { VideoError } from '../../src/core/VideoError.js'
import type { Generation } from '../../src/hooks/useGeneration.js'
import type { TaskStatus } from '../../src/hooks/TaskStatus.js'
import { MODEL, generation, renderRushes } from './componentRig.js'

export const actions = () => ({ onAgain: vi.fn(), onReuse: vi.fn(), onRemove: vi.fn() })

export function show(result: Generation, props: Partial<ReturnType<typeof actions>> = actions()) {
  const view = renderRushes(<VideoResult result={result} {...props} />)
  return {
    ...view,
    card: () => screen.getByRole('article'),
    player: () => view.container.querySelector('video'),
  }
}

export function status(fields: Partial<TaskStatus> = {}): TaskStatus {
  return {
    phase: 'processing',
    contact: 'live',
    elapsedMs: 23_000,
    overdue: false,
    checkNow: vi.fn(),
    ...fields,
  }
}

export function failed(fields: Partial<TaskFailure> = {}): Generation {
  const failure: TaskFailure = {
    reason: 'unknown',
    failCode: '',
    failMsg: '',
    charged: 'unknown',
    retryable: false,
    ...fields,
  }
  return generation({ phase: 'failed', task: { taskId: 'task', model: MODEL, state: 'failed', failure } })
}

export const refused = (error: VideoError) => generation({ phase: 'failed', error })

/** What each kind of trouble offers: one next step. */
export type Step = 'Change the prompt' | 'Replace the frame' | 'Make again'

/** The buttons of a card that lead on; under Details there is one that copies them. */
export const stepsOf = (card: Element) => [...card.querySelectorAll<HTMLElement>('button:not(details *)')]

export function expectStep(step: Step, props: ReturnType<typeof actions>): void {
  const steps = stepsOf(screen.getByRole('alert'))
  expect(steps.map(({ textContent }) => textContent)).toEqual([step])
  steps[0]?.click()
  expect(props.onAgain).toHaveBeenCalledTimes(step === 'Make again' ? 1 : 0)
  expect(props.onReuse).toHaveBeenCalledTimes(step === 'Make again' ? 0 : 1)
}

/** Opens the card's menu, and takes what is named so. */
export function choose(name: string): void {
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  fireEvent.click(screen.getByRole('menuitem', { name }))
}
