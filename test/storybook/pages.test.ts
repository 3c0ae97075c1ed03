import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsByComponent } from '../../stories/components/facts/factsByComponent.js'
import { root } from '../package/sourceFiles.js'
import * as components from '../../src/components.js'
import * as index from '../../src/index.js'

/** A component is a function with a capital letter, or what forwardRef and memo make of one; an error class is none. */
const isComponent = ([name, value]: [string, unknown]) =>
  /^[A-Z]/.test(name) && !(typeof value === 'function' && value.prototype instanceof Error)

const names = [...Object.entries(components), ...Object.entries(index)]
  .filter(isComponent)
  .map(([name]) => name)

const pageOf = (name: string) => {
  const path = `${root}/stories/components/${name}.mdx`
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

test('there are nine components', () => {
  expect(names.toSorted()).toEqual([
    'CfgSlider',
    'FrameControl',
    'PromptForm',
    'RushesProvider',
    'TaskFeed',
    'TaskProgress',
    'TranslationProvider',
    'VideoResult',
    'VideoStudio',
  ])
})

test.each(names)(
  '%s has a page with a live story, props, an example, keys, accessibility and states',
  (name) => {
    const page = pageOf(name)
    expect(page).toContain(`\n# ${name}\n`)
    const purpose = /\n# \w+\n\n(.+?)\n\n/s.exec(page)?.[1] ?? ''
    const sentences = purpose.split(/\.(?=\s|$)/).filter((sentence) => sentence.trim() !== '')
    expect(sentences, purpose).toHaveLength(2)
    for (const block of [
      '<Canvas of=',
      '<ArgTypes of=',
      '\n## In your app\n',
      '```tsx',
      '\n## States\n',
      '<States',
    ]) {
      expect(page).toContain(block)
    }
    expect(page).toMatch(/## .*[Kk]eyboard/)
    expect(page).toMatch(/## .*[Aa]ccessibility/)
    // What renders no element of its own has nothing to say of attributes and tokens.
    if (/It renders no element/.test(page)) return
    expect(Object.keys(factsByComponent)).toContain(name)
    expect(page).toContain(`<PartsTables of="${name}" />`)
    expect(page).toContain(`<TokenTable of="${name}" />`)
  },
)
