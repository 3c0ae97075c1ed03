import tokensCss from '../../src/components/base/tokens.css?raw'
import { contrastRatio, pixelOf } from './contrast.js'
import { bothSchemes, cssTokens, type Scheme } from './cssTokens.js'
import brandCss from './presets/brand.css?raw'
import highContrastCss from './presets/high-contrast.css?raw'
import monoCss from './presets/mono.css?raw'

/** Every token that a theme sets, by its name without `--rushes-`. */
export type EditedTheme = Readonly<Record<string, string>>

/** Where the stylesheet's own values stand: what a theme does not set is this. */
const defaults = cssTokens(tokensCss)

export interface ThemePreset {
  id: string
  label: string
  theme: EditedTheme
}

const preset = (id: string, label: string, css: string): ThemePreset => ({
  id,
  label,
  theme: Object.fromEntries(cssTokens(css)),
})

export const presets: readonly ThemePreset[] = [
  preset('default', 'Default', ''),
  preset('brand', 'Brand', brandCss),
  preset('mono', 'Mono', monoCss),
  preset('high-contrast', 'High contrast', highContrastCss),
]

export const valueOf = (theme: EditedTheme, token: string) => theme[token] ?? defaults.get(token) ?? ''

/** A colour token's value in one scheme. */
export const colorOf = (theme: EditedTheme, token: string, scheme: Scheme) =>
  bothSchemes(valueOf(theme, token))[scheme]

/** The number of a length. */
export const pixelsOf = (theme: EditedTheme, token: string) => Number.parseFloat(valueOf(theme, token))

export function withToken(theme: EditedTheme, token: string, value: string): EditedTheme {
  const { [token]: _, ...rest } = theme
  return value === defaults.get(token) ? rest : { ...rest, [token]: value }
}

/** The theme with another colour in one scheme. With the main button's ground its words change, where they have to. */
export function withColor(theme: EditedTheme, token: string, scheme: Scheme, color: string): EditedTheme {
  const both = { ...bothSchemes(valueOf(theme, token)), [scheme]: color }
  const changed = withToken(theme, token, `light-dark(${both.light}, ${both.dark})`)
  return token === 'action' ? withColor(changed, 'on-action', scheme, readableOn(color)) : changed
}

const readableOn = (color: string) => {
  const contrast = (words: string) => contrastRatio(pixelOf(words), pixelOf(color))
  return contrast('#ffffff') >= contrast('#141414') ? '#ffffff' : '#141414'
}

/** As `<input type="color">` wants it. */
export function hexOf(color: string): string {
  const [red, green, blue] = pixelOf(color)
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** The theme as declarations: for a `style`, and for a stylesheet. */
export const declarationsOf = (theme: EditedTheme) =>
  Object.entries(theme).map(([token, value]) => [`--rushes-${token}`, value] as const)

export function cssOf(theme: EditedTheme): string {
  const lines = declarationsOf(theme).map(([name, value]) => `  ${name}: ${value};`)
  if (lines.length === 0) return '/* Nothing to say: this is the default theme. */\n'
  return [`[data-theme='mine'] {`, ...lines, '}', ''].join('\n')
}

/** A colour that is as light or dark as a figure asks for, and no more; its hue stays. `undefined` where there is none. */
export function mended(color: string, backs: readonly string[], least: number): string | undefined {
  const grounds = backs.map(pixelOf)
  const passes = (candidate: string) =>
    grounds.every((ground) => contrastRatio(pixelOf(candidate), ground) >= least + 0.05)
  const steps = Array.from({ length: 100 }, (_, index) => (index + 1) / 100)
  const candidates = steps.flatMap((step) =>
    [-step, step].map((shift) => `oklch(from ${color} clamp(0, calc(l + ${shift}), 1) c h)`),
  )
  const found = candidates.find(passes)
  return found === undefined ? undefined : hexOf(found)
}
