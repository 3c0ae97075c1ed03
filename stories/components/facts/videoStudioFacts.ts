import type { ComponentFacts } from './ComponentFacts.js'

export const videoStudioFacts: ComponentFacts = {
  root: 'video-studio',
  parts: {
    'studio-columns': 'Form and feed, side by side or one below the other',
    'studio-form': 'The column of the form',
  },
  attributes: [],
}
