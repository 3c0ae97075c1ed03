import { describe, expect, test } from 'vitest'
import text from '../../src/styles.css?inline'

/** All style rules, each with the layers that it stands in, as the browser itself reads them. */
function rulesOf(
  list: CSSRuleList,
  layers: readonly string[] = [],
): { rule: CSSStyleRule; layers: readonly string[] }[] {
  return [...list].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [{ rule, layers }]
    if (rule instanceof CSSLayerBlockRule) return rulesOf(rule.cssRules, [...layers, rule.name])
    return rule instanceof CSSGroupingRule ? rulesOf(rule.cssRules, layers) : []
  })
}

const sheet = new CSSStyleSheet()
sheet.replaceSync(text)
const rules = rulesOf(sheet.cssRules)

/** The selector without what counts nothing: `:where()` with all that is in it, `*`, and combinators. */
function whatCounts(selector: string): string {
  let depth = 0
  let rest = ''
  for (const part of selector.split(/(:where\(|\(|\))/)) {
    if (part === ':where(' || (part === '(' && depth > 0)) depth += 1
    else if (part === ')' && depth > 0) depth -= 1
    else if (depth === 0) rest += part
  }
  return rest.replace(/[\s>+~*,]/g, '')
}

describe('styles.css', () => {
  test('is read whole: every part of it is there', () => {
    expect(rules.length).toBeGreaterThan(150)
    for (const mark of [
      'cfg-slider',
      'frame-control',
      'prompt-form',
      'task-feed',
      'video-result',
      'video-studio',
    ]) {
      expect(rules.some(({ rule }) => rule.selectorText.includes(mark))).toBe(true)
    }
  })

  test('has nothing outside its layer, which stands within the one that Tailwind keeps for components', () => {
    expect(
      rules.filter(({ layers }) => layers[0] !== 'components.rushes').map(({ rule }) => rule.cssText),
    ).toEqual([])
  })

  test('has no selector with a weight of its own, but for the pseudo-elements that cannot stand in :where()', () => {
    const heavy = rules
      .map(({ rule }) => rule.selectorText)
      .filter((selector) => {
        return !/^(::(before|after|placeholder|-webkit-inner-spin-button))?$/.test(whatCounts(selector))
      })
    expect(heavy).toEqual([])
  })

  test('leaves no word to !important, and no name to a clash', () => {
    expect(text).not.toContain('!important')
    const keyframes = [...text.matchAll(/@keyframes\s+([\w-]+)/g)].map(([, name]) => name)
    expect(keyframes.filter((name) => !name?.startsWith('rushes-'))).toEqual([])
    const containers = [...text.matchAll(/container(?:-name)?:\s*([a-z][\w-]*)\s*\//g)].map(
      ([, name]) => name,
    )
    expect(containers.filter((name) => !name?.startsWith('rushes-'))).toEqual([])
  })

  test('uses no token that neither it nor a component sets', () => {
    const components = Object.values(
      import.meta.glob<string>('../../src/components/**/*.tsx', {
        query: '?raw',
        import: 'default',
        eager: true,
      }),
    ).join('\n')
    const set = new Set([
      ...[...text.matchAll(/(--rushes-[\w-]+)\s*:/g)].map(([, name]) => name),
      ...[...components.matchAll(/'(--rushes-[\w-]+)':/g)].map(([, name]) => name),
    ])
    const used = [...text.matchAll(/var\(\s*(--rushes-[\w-]+)/g)].map(([, name]) => name)
    expect(used.length).toBeGreaterThan(50)
    expect([...new Set(used)].filter((name) => !set.has(name))).toEqual([])
  })
})
