import './theme-editor.css'
import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from './ComponentSheet.js'
import { contrastFigures, type ContrastFigure } from './contrastChecks.js'
import { ContrastTable } from './ContrastTable.js'
import { declarationsOf, mended, colorOf, presets, withColor, type EditedTheme } from './EditedTheme.js'
import { Choice } from './EditorFields.js'
import type { Scheme } from './cssTokens.js'
import { ThemeControls } from './ThemeControls.js'
import { ThemeCss } from './ThemeCss.js'
import { ThemeWorld } from './ThemeWorld.js'

export type Figures = Readonly<Record<Scheme, readonly ContrastFigure[]>>
export type Density = 'usual' | 'compact'

/** Change the tokens, and see the kit and its contrast change with them. What comes out is CSS to take home. */
export function ThemeEditor() {
  const [theme, setTheme] = useState<EditedTheme>({})
  const [scheme, setScheme] = useState<Scheme>('light')
  const [density, setDensity] = useState<Density>('usual')
  const [figures, setFigures] = useState<Figures>({ light: [], dark: [] })
  const placeRef = useRef<HTMLDivElement>(null)
  const chosen = presets.find((preset) => JSON.stringify(preset.theme) === JSON.stringify(theme))

  useLayoutEffect(() => {
    const place = placeRef.current
    if (!place) return
    setFigures({ light: contrastFigures(place, 'light'), dark: contrastFigures(place, 'dark') })
  }, [theme])

  function mend({ front, grounds, least }: ContrastFigure, of: Scheme) {
    const color = mended(colorOf(theme, front, of), grounds, least)
    if (color !== undefined) setTheme(withColor(theme, front, of, color))
  }

  const place = {
    ...Object.fromEntries(declarationsOf(theme)),
    colorScheme: scheme,
  } as CSSProperties

  return (
    <div className="editor">
      <form className="editor-panel" aria-label="Theme" onSubmit={(event) => event.preventDefault()}>
        <header className="editor-head">
          <h1>Theme editor</h1>
          <Choice<Scheme>
            legend="Scheme"
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            value={scheme}
            onChange={setScheme}
          />
        </header>
        <fieldset className="editor-presets">
          <legend>Start from</legend>
          {presets.map((preset) => (
            <label key={preset.id}>
              <input
                type="radio"
                name="preset"
                checked={preset === chosen}
                onChange={() => setTheme(preset.theme)}
              />
              <span className="editor-swatches" aria-hidden>
                {['surface', 'text', 'action', 'accent'].map((token) => (
                  <i key={token} style={{ background: colorOf(preset.theme, token, scheme) }} />
                ))}
              </span>
              {preset.label}
            </label>
          ))}
        </fieldset>
        <ThemeControls
          theme={theme}
          scheme={scheme}
          density={density}
          onThemeChange={setTheme}
          onDensityChange={setDensity}
        />
        <ContrastTable figures={figures} onMend={mend} />
        <ThemeCss theme={theme} density={density} />
      </form>
      <ThemeWorld>
        <div ref={placeRef} className="editor-place" data-theme="mine" style={place}>
          <div data-density={density === 'compact' ? 'compact' : undefined} className="editor-page">
            <VideoStudio draftKey={null} />
            <ComponentSheet />
          </div>
        </div>
      </ThemeWorld>
    </div>
  )
}
