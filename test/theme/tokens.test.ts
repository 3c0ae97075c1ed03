import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { themeTokens } from '../../stories/theme/themeTokens.js'
import { root } from '../package/sourceFiles.js'

const folder = join(root, 'src/components')
const withoutComments = (css: string) => css.replace(/\/\*.*?\*\//gs, '')
const read = (path: string) => withoutComments(readFileSync(path, 'utf8'))

const tokens = read(join(folder, 'base/tokens.css'))
const stylesheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
  .map((path) => ({ path, css: read(join(folder, path)) }))

/** Every declaration of the components, as `file: property: value`. */
const declarations = stylesheets.flatMap(({ path, css }) =>
  [...css.matchAll(/(?:^|[;{])\s*([a-z-]+):\s*([^;{}]+);/g)].map(([, property = '', value = '']) => ({
    property,
    value: value.replace(/\s+/g, ' '),
    where: `${path}: ${property}: ${value}`,
  })),
)

const breaking = (rule: (declaration: (typeof declarations)[number]) => boolean) =>
  declarations.filter(rule).map(({ where }) => where)

const setByTokens = (css: string) =>
  new Set([...css.matchAll(/--rushes-([\w-]+)\s*:/g)].map(([, name = '']) => name))

describe('the tokens', () => {
  test('are all documented, and nothing is documented that is none', () => {
    const names = themeTokens.map(({ name }) => name)
    expect(names.toSorted()).toEqual([...setByTokens(tokens)].toSorted())
    expect(new Set(names).size).toBe(names.length)
  })

  test('are all used', () => {
    const all = `${tokens}${stylesheets.map(({ css }) => css).join('')}`
    const used = new Set([...all.matchAll(/var\(\s*--rushes-([\w-]+)/g)].map(([, name]) => name))
    expect(themeTokens.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([])
  })

  test('are all colours of the system where its colours are forced', () => {
    const [, forced = ''] = tokens.split('@media (forced-colors: active)')
    const colors = themeTokens.filter(
      ({ group, name }) =>
        group === 'colour' || (/light-dark|color-mix/.test(valueOf(name)) && !name.startsWith('shadow')),
    )
    const set = setByTokens(forced)
    // Behind a picture it stays dark: a picture is a picture.
    const missing = colors.filter(({ name }) => !set.has(name) && name !== 'media')
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})

const valueOf = (name: string) => new RegExp(`--rushes-${name}:([^;]+);`).exec(tokens)?.[1] ?? ''

describe('the guide', () => {
  const guide = readFileSync(join(root, 'stories/guide/Theming.mdx'), 'utf8')
  const snippets = [...guide.matchAll(/^```css\n(.*?)^```$/gms)].map(([, css = '']) => css)

  test('names no token that is none', () => {
    expect(snippets.length).toBeGreaterThan(5)
    const known = new Set(themeTokens.map(({ name }) => name))
    const named = [...guide.matchAll(/--rushes-([a-z-]*[a-z])/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  test('names no part that is none, and no layer that is none', () => {
    const kit = stylesheets.map(({ css }) => css).join('')
    const parts = snippets.flatMap((css) => css.match(/data-(?:rushes|slot)='[\w-]+'/g) ?? [])
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.filter((part) => !kit.includes(part))).toEqual([])
    const [, layer] = /layer `(\w+)\.rushes`/.exec(guide) ?? []
    expect(readFileSync(join(root, 'src/styles.css'), 'utf8')).toContain(`layer(${layer ?? ''}.rushes)`)
  })
})

describe('the CSS of a component', () => {
  test('is read: there are hundreds of declarations', () => {
    expect(declarations.length).toBeGreaterThan(400)
  })

  test('names no colour but a token’s, and the system’s where colours are forced', () => {
    const literal =
      /#[\da-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color)\(|\b(?:white|black|gr[ae]y|red|green|blue)\b/i
    expect(breaking(({ value }) => literal.test(value.replace(/in oklab/g, '')))).toEqual([])
  })

  test('takes every gap, padding and margin from the space, but for a hairline', () => {
    const spaced =
      /^(?:(?:row-|column-)?gap|(?:scroll-)?(?:margin|padding)(?:-(?:block|inline)(?:-(?:start|end))?)?)$/
    expect(breaking(({ property, value }) => spaced.test(property) && hasLength(value, 1))).toEqual([])
  })

  test('takes every corner from a radius, but for a round one and that of a line', () => {
    expect(
      breaking(({ property, value }) => /radius$/.test(property) && hasLength(value.replace('999px', ''), 2)),
    ).toEqual([])
  })

  test('takes the size of every text, the time of every change and the ring of every focus from a token', () => {
    expect(breaking(({ property, value }) => property === 'font-size' && hasLength(value, 0))).toEqual([])
    const timed = /^(?:transition|transition-duration)$/
    expect(breaking(({ property, value }) => timed.test(property) && /\d(?:ms|s)\b/.test(value))).toEqual([])
    const rings = declarations.filter(({ property, value }) => property === 'outline' && value !== 'none')
    expect(rings.length).toBeGreaterThan(2)
    expect(
      rings.filter(({ value }) => !/^2px solid (?:var\(--rushes-accent\)|Highlight)$/.test(value)),
    ).toEqual([])
  })

  test('takes the height of what can be pressed from a token', () => {
    const names = 'button|segment|input|model-select|advanced-trigger|frame-action|frame-remove|cfg-number'
    const pressed = new RegExp(
      `\\[data-slot='(?:${names})'\\](?:\\[[^\\]]*\\])*\\)[^{}:]*\\{([^{}]*)\\}`,
      'g',
    )
    const heights = stylesheets.flatMap(({ css }) =>
      [...css.matchAll(pressed)].flatMap(([, block = '']) =>
        [...block.matchAll(/(?<!max-)(?:min-)?block-size:\s*([^;]+);/g)].map(([, value = '']) => value),
      ),
    )
    expect(heights.length).toBeGreaterThan(6)
    expect(heights.filter((value) => !value.includes('var(--rushes-control-height'))).toEqual([])
  })

  test('asks for the width of a container, never for that of the window', () => {
    const asked = stylesheets.flatMap(({ css }) => css.match(/@media[^{]+/g) ?? [])
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.filter((query) => /width|height|aspect-ratio|orientation/.test(query))).toEqual([])
  })

  test('knows the sides of a text, never those of a screen', () => {
    const physical =
      /^(?:margin|padding|border)-(?:left|right|top|bottom)|^(?:left|right|top|bottom|width|height)$/
    expect(
      breaking(({ property, value }) => physical.test(property) || /^(?:left|right)$/.test(value)),
    ).toEqual([])
  })
})

/** Whether a value has a length of more than so many pixels that no token gives. */
function hasLength(value: string, most: number): boolean {
  return [...value.matchAll(/(?<![\w.])(\d+(?:\.\d+)?)(?:px|r?em)\b/g)].some(
    ([, size]) => Number(size) > most,
  )
}
