export type Scheme = 'light' | 'dark'
export const schemes = ['light', 'dark'] as const

/** What a stylesheet sets: the tokens of its rules, without their `--rushes-`, the first word about each. */
export function cssTokens(css: string): ReadonlyMap<string, string> {
  const plain = css.replace(/\/\*.*?\*\//gs, '')
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of plain.matchAll(/--rushes-([\w-]+):\s*([^;]+);/g)) {
    if (!found.has(name)) found.set(name, value.replace(/\s+/g, ' ').trim())
  }
  return found
}

/** The two halves of a `light-dark(…, …)`; of anything else, the same twice. */
export function bothSchemes(value: string): Readonly<Record<Scheme, string>> {
  const inner = /^light-dark\((.*)\)$/.exec(value)?.[1]
  const at = inner === undefined ? -1 : outerComma(inner)
  if (inner === undefined || at < 0) return { light: value, dark: value }
  return { light: inner.slice(0, at).trim(), dark: inner.slice(at + 1).trim() }
}

/** Where the comma stands that is in no brackets; -1 where there is none. */
function outerComma(text: string): number {
  let depth = 0
  for (const { 0: character, index } of text.matchAll(/[(),]/g)) {
    if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    else if (depth === 0) return index
  }
  return -1
}
