// A thousand random walks over the Studio by keyboard, in a real Chromium, and how often the focus fell to the page.
// `npm test` takes a hundred. `--quick` does so too here, and writes nothing.
import { writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { startVitest } from 'vitest/node'

const isQuick = process.argv.includes('--quick')
if (!isQuick) process.env['RUSHES_WALKS'] = '1000'

const begin = performance.now()
const vitest = await startVitest('test', ['test/accessibility/walks.browser.test.tsx'], {
  project: ['browser'],
  watch: false,
})
const seconds = Math.round((performance.now() - begin) / 1000)
const walks = vitest.state
  .getTestModules()
  .flatMap((module) => [...module.children.allTests()].flatMap((test) => test.meta().walked ?? []))
await vitest.close()

const falls = walks.filter(({ fall }) => fall !== undefined)
const presses = walks.reduce((sum, walk) => sum + walk.presses, 0)
const left = walks.filter((walk) => walk.left !== undefined)
const words = `${walks.length} walks, ${presses} keys, ${falls.length} falls; ${left.length} left the page by Tab`
console.log(`\n${words}, in ${seconds} s.`)
for (const walk of left) console.log(`  seed ${walk.seed} left from ${walk.left}`)
if (!isQuick) {
  const rows = [...new Set(walks.map(({ state }) => state))].map((state) => {
    const of = walks.filter((walk) => walk.state === state)
    const fallen = of.filter(({ fall }) => fall !== undefined).length
    return `| ${state} | ${of.length} | ${of.reduce((sum, walk) => sum + walk.presses, 0)} | ${fallen} |`
  })
  const text = `# Random walks by keyboard

Written by \`npm run bench:walks\`. Each walk begins somewhere in the Studio and presses real keys in Chromium, drawn
from a seed: Tab and back, arrows, Enter, Space, Escape, Delete, Home, End, letters, Ctrl+Enter; and in between things
happen by themselves: tasks end, fail or fall silent, uploads end, another tab takes a card away. A fall is a focus that
lies on the page before the next key.

**${words}.**

| Begins | Walks | Keys | Falls |
| --- | --: | --: | --: |
${rows.join('\n')}
`
  await writeFile(
    new URL('../test/accessibility/walks.md', import.meta.url),
    await format(text, { parser: 'markdown' }),
  )
}
process.exit(walks.length > 0 && falls.length === 0 ? 0 : 1)
