import type { ComponentFacts } from './ComponentFacts.js'

export const taskProgressFacts: ComponentFacts = {
  root: 'task-progress',
  parts: {
    'progress-dot': 'The lamp',
    'progress-phase': 'The phase, in a word or two',
    'progress-time': 'How long it has taken, or how much of a transfer is done',
    'progress-note': 'The usual time, or what stands in the way',
    button: 'Check again',
    hidden: 'Announcements',
  },
  attributes: [
    {
      name: 'data-state',
      on: ['root'],
      values: ['idle', 'submitting', 'uncertain', 'pending', 'processing', 'success', 'failed', 'lost'],
      says: 'The phase; `idle` only with a `step`',
    },
    {
      name: 'data-contact',
      on: ['root'],
      values: ['live', 'retrying', 'paused', 'lost'],
      says: 'The road to the task, as opposed to the task',
    },
    {
      name: 'data-step',
      on: ['root'],
      values: ['uploading', 'waiting', 'saving'],
      says: 'What the page itself is doing: the prop `step`',
    },
    { name: 'data-overdue', on: ['root'], says: 'It takes longer than usual' },
    { name: 'data-variant', on: ['button'], values: ['outline'], says: 'How the button looks' },
    { name: 'data-action', on: ['button'], values: ['check'], says: 'What the button does' },
  ],
}
