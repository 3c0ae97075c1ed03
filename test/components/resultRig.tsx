import { screen } from '@testing-library/react'
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

/** What each kind of trouble offers: one next step, or none. */
export type Step = 'Change the prompt' | 'Replace the frame' | 'Make again' | undefined

export function expectStep(step: Step, props: ReturnType<typeof actions>): void {
  const steps = [...screen.getByRole('alert').querySelectorAll('button')]
  expect(steps.map(({ textContent }) => textContent)).toEqual(step === undefined ? [] : [step])
  steps[0]?.click()
  expect(props.onAgain).toHaveBeenCalledTimes(step === 'Make again' ? 1 : 0)
  expect(props.onReuse).toHaveBeenCalledTimes(step === 'Make again' || step === undefined ? 0 : 1)
}
