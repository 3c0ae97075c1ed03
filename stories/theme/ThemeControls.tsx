import { useId } from 'react'
import type { Scheme } from './cssTokens.js'
import { colorOf, pixelsOf, valueOf, withColor, withToken, type EditedTheme } from './EditedTheme.js'
import { Choice, ColorField, RangeField } from './EditorFields.js'
import type { Density } from './ThemeEditor.js'

const colors = [
  ['accent', 'Accent'],
  ['action', 'Main button'],
  ['surface', 'Surface'],
  ['text', 'Text'],
] as const

const ranges = [
  ['radius', 'Radius', 0, 28, 1],
  ['space', 'Space', 3, 6, 0.5],
  ['control-height', 'Control height', 28, 52, 1],
  ['font-size', 'Text size', 12, 18, 1],
] as const

const fonts = [
  ['The page’s own', 'inherit'],
  ['Sans', 'Inter, system-ui, sans-serif'],
  ['Serif', "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif"],
  ['Mono', "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"],
] as const

/** What `data-density="compact"` says itself. */
const ofDensity: readonly string[] = ['space', 'control-height']

interface ThemeControlsProps {
  theme: EditedTheme
  scheme: Scheme
  density: Density
  onThemeChange(theme: EditedTheme): void
  onDensityChange(density: Density): void
}

/** The tokens from which the others follow. */
export function ThemeControls({
  theme,
  scheme,
  density,
  onThemeChange,
  onDensityChange,
}: ThemeControlsProps) {
  const fontId = useId()
  return (
    <>
      <fieldset className="editor-group">
        <legend>Colours, {scheme}</legend>
        {colors.map(([token, label]) => (
          <ColorField
            key={token}
            label={label}
            value={colorOf(theme, token, scheme)}
            onChange={(color) => onThemeChange(withColor(theme, token, scheme, color))}
          />
        ))}
      </fieldset>
      <fieldset className="editor-group">
        <legend>Shape</legend>
        <Choice
          legend="Density"
          options={[
            { value: 'usual', label: 'Usual' },
            { value: 'compact', label: 'Compact' },
          ]}
          value={density}
          onChange={onDensityChange}
        />
        {ranges.map(([token, label, min, max, step]) => (
          <RangeField
            key={token}
            {...{ label, min, max, step }}
            value={pixelsOf(theme, token)}
            disabled={density === 'compact' && ofDensity.includes(token)}
            onChange={(value) => onThemeChange(withToken(theme, token, `${value}px`))}
          />
        ))}
        <div className="editor-font">
          <label htmlFor={fontId}>Font</label>
          <select
            id={fontId}
            value={valueOf(theme, 'font')}
            onChange={({ target }) => onThemeChange(withToken(theme, 'font', target.value))}
          >
            {fonts.map(([label, font]) => (
              <option key={label} value={font}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </fieldset>
    </>
  )
}
