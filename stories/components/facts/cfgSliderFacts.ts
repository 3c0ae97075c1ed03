import type { ComponentFacts } from './ComponentFacts.js'

/** What Base UI's slider writes on its parts. */
const SLIDER_PARTS = ['cfg-control', 'cfg-track', 'cfg-fill', 'cfg-thumb']

export const cfgSliderFacts: ComponentFacts = {
  root: 'cfg-slider',
  parts: {
    'cfg-head': 'The line of label, reset and number',
    label: 'The label',
    'cfg-words': 'What the value means, in the model’s words',
    button: 'The reset',
    'cfg-number': 'The number field',
    'cfg-control': 'Where a press moves the knob',
    'cfg-track': 'The line',
    'cfg-band': 'The recommended part of it',
    'cfg-fill': 'The line up to the knob',
    'cfg-thumb': 'The knob',
    'cfg-ends': 'The words at the two ends',
  },
  attributes: [
    {
      name: 'data-state',
      on: ['root'],
      values: ['unset', 'set'],
      says: 'Left to the model, or chosen (a default that the model states counts as chosen)',
    },
    {
      name: 'data-disabled',
      on: ['root', 'slider', ...SLIDER_PARTS],
      says: 'It cannot be changed',
    },
    { name: 'data-variant', on: ['button'], values: ['icon'], says: 'How the button looks' },
    {
      name: 'data-orientation',
      on: ['slider', ...SLIDER_PARTS],
      values: ['horizontal'],
      says: 'From Base UI',
    },
    { name: 'data-dragging', on: ['slider', ...SLIDER_PARTS], says: 'From Base UI: the knob is held' },
    { name: 'data-index', on: ['cfg-thumb'], values: ['0'], says: 'From Base UI' },
  ],
}
