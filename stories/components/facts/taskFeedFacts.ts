import type { ComponentFacts } from './ComponentFacts.js'

export const taskFeedFacts: ComponentFacts = {
  root: 'task-feed',
  parts: {
    'feed-list': 'The cards, newest first',
    'feed-item': 'The place of one card, a `VideoResult`',
    'feed-removed': 'In the place of a card that was taken off: the way back',
    button: 'Undo, and leave it so',
    'feed-skeleton': 'In place of the cards until the list is read',
    'feed-empty': 'Before the first video',
    'feed-empty-title': 'Its first line',
  },
  attributes: [
    {
      name: 'data-state',
      on: ['root'],
      values: ['loading', 'empty', 'filled'],
      says: 'Whether there are videos, or it is not known yet',
    },
    { name: 'data-variant', on: ['button'], values: ['icon', 'outline'], says: 'How the button looks' },
  ],
}
