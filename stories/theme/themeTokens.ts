/** A token that a host may set, as the guide and the theme editor speak of it. Its default stands in the stylesheet alone. */
export interface ThemeToken {
  /** Without `--rushes-`. */
  name: string
  group: 'colour' | 'follows' | 'shape'
  /** What it dresses. */
  use: string
}

export const themeTokens: readonly ThemeToken[] = [
  {
    name: 'accent',
    group: 'colour',
    use: 'What runs and what is chosen: slider, running state, segment mark, focus ring',
  },
  { name: 'action', group: 'colour', use: 'The one main button' },
  { name: 'on-action', group: 'colour', use: 'The words on it' },
  { name: 'surface', group: 'colour', use: 'What everything stands on' },
  { name: 'text', group: 'colour', use: 'Text' },
  { name: 'danger', group: 'colour', use: 'What failed, always beside a word' },
  { name: 'warning', group: 'colour', use: 'What needs a look, always beside a word' },
  { name: 'success', group: 'colour', use: 'What is done, always beside a word' },
  { name: 'media', group: 'colour', use: 'Behind a picture that does not fill its box' },
  { name: 'overlay', group: 'colour', use: 'Ground of what lies on a picture' },
  { name: 'on-overlay', group: 'colour', use: 'Words and icons on a picture' },

  { name: 'action-hover', group: 'follows', use: 'The main button under the pointer' },
  { name: 'surface-raised', group: 'follows', use: 'Cards' },
  { name: 'surface-sunken', group: 'follows', use: 'Frame tiles, what is still loading' },
  { name: 'hover', group: 'follows', use: 'Under the pointer; the groove of segments' },
  { name: 'selected', group: 'follows', use: 'The chosen segment' },
  { name: 'knob', group: 'follows', use: 'The slider’s knob' },
  { name: 'text-muted', group: 'follows', use: 'Hints, placeholders, times' },
  { name: 'line', group: 'follows', use: 'Borders of cards and fields' },
  {
    name: 'line-strong',
    group: 'follows',
    use: 'Borders that must be seen: empty frames, the slider’s track',
  },
  { name: 'radius-control', group: 'follows', use: 'Buttons and fields' },
  { name: 'radius-small', group: 'follows', use: 'What stands within a control' },
  { name: 'font-size-small', group: 'follows', use: 'Hints, counters, notes' },
  { name: 'font-size-label', group: 'follows', use: 'Labels, segments, progress' },
  {
    name: 'font-size-input',
    group: 'follows',
    use: 'Fields; 16 px at least with a finger, so that no phone zooms in',
  },

  { name: 'space', group: 'shape', use: 'The unit of every gap and padding' },
  { name: 'radius', group: 'shape', use: 'Cards, tiles, the main button' },
  { name: 'control-height', group: 'shape', use: 'Buttons, fields, segments; 44 px with a finger' },
  { name: 'control-height-small', group: 'shape', use: 'Icon buttons and what stands in a line of text' },
  { name: 'font', group: 'shape', use: 'The font; the page’s own by default' },
  { name: 'font-size', group: 'shape', use: 'Text' },
  { name: 'shadow', group: 'shape', use: 'What floats: the menu of a video' },
  { name: 'shadow-small', group: 'shape', use: 'Chosen segment and slider’s knob' },
  { name: 'duration', group: 'shape', use: 'Hover, press, cross-fade; 0 for whoever wants less motion' },
]
