import type { ComponentFacts } from './ComponentFacts.js'

export const videoStudioFacts: ComponentFacts = {
  root: 'video-studio',
  parts: {
    'studio-columns': 'Form and feed, side by side or one below the other',
    'studio-form': 'The column of the form',
    'studio-feed': 'The column of the feed',
    'studio-news': 'The offer of notifications',
    button: 'Its button',
  },
  attributes: [
    {
      name: 'data-state',
      on: ['studio-news'],
      says: 'Notifications are `off`, `on` or `blocked` by the browser',
    },
  ],
}
