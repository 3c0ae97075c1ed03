import type { Scenario } from './Scenario.js'

/** How a task can go without anything going wrong. */
export const taskScenarios = [
  {
    name: 'success',
    group: 'task',
    description: 'Done within the usual time',
    end: { phase: 'success' },
  },
  {
    name: 'slow',
    group: 'task',
    description: 'Takes three times as long as usual, then is done',
    pace: 'slow',
    end: { phase: 'success' },
  },
  {
    name: 'stuck',
    group: 'task',
    description: 'Processing, and never done',
    pace: 'never',
    end: { phase: 'running' },
  },
  {
    name: 'unknown-state',
    group: 'task',
    description: 'Runs under a state that no document names, then is done',
    // Not in APIXO's documents, and met by integrators nevertheless.
    runningState: 'processing_r2',
    end: { phase: 'success' },
  },
  {
    name: 'success-without-times',
    group: 'task',
    description: 'Done, without a word on when it began, ended and expires',
    withoutTimes: true,
    end: { phase: 'success' },
  },
] as const satisfies readonly Scenario[]
