import type { Scenario } from './Scenario.js'

/** What can become of a callback. The task itself succeeds; without a callback URL nothing is different. */
export const callbackScenarios = [
  {
    name: 'callback-lost',
    group: 'callback',
    description: 'Done, and the callback never comes',
    callback: 'lost',
    end: { phase: 'success' },
  },
  {
    name: 'callback-twice',
    group: 'callback',
    description: 'Done, and the callback comes twice',
    callback: 'twice',
    end: { phase: 'success' },
  },
] as const satisfies readonly Scenario[]
