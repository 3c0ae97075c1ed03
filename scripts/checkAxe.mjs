// Looks at every story with axe in every theme and both directions of writing, in a real Chromium, and writes what was
// looked at and found. It fails where there is a violation, and where a story failed, since it may not have shown what it shows.
// `npm test` looks at each story in one of these ways; `--quick` here does so too, and writes nothing.
import { writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { startVitest } from 'vitest/node'

const isQuick = process.argv.includes('--quick')
if (!isQuick) process.env['RUSHES_AXE'] = 'all'

const begin = performance.now()
const vitest = await startVitest('test', [], {
  project: ['storybook'],
  watch: false,
  reporters: ['dot'],
})
const seconds = Math.round((performance.now() - begin) / 1000)
const stories = vitest.state.getTestModules().flatMap((module) =>
  [...module.children.allTests()].map((story) => ({
    name: `${module.task.name.replace(/^stories\//, '').replace(/\.stories\.tsx$/, '')} › ${story.name}`,
    runs: story.meta().axeRuns ?? 0,
    violations: story.meta().axeViolations ?? [],
    isGreen: story.result().state === 'passed',
  })),
)
await vitest.close()

const runs = sum(stories, (story) => story.runs)
const violations = sum(stories, (story) => story.violations.length)
// A story that failed may not have shown what it shows.
const broken = stories.filter(({ isGreen, violations: found }) => !isGreen && found.length === 0)
const words =
  `${stories.length} stories, ${runs} runs of axe, ${violations} violations` +
  (broken.length > 0 ? `, ${broken.length} stories that failed for another reason` : '')
console.log(`\n${words}, in ${seconds} s.`)
for (const { name, violations: found } of stories) for (const each of found) console.log(`  ${name}: ${each}`)
for (const { name } of broken) console.log(`  ${name}: failed for another reason`)
if (!isQuick) {
  const text = await format(results(), { parser: 'markdown' })
  await writeFile(new URL('../test/accessibility/results.md', import.meta.url), text)
}
process.exit(stories.length > 0 && violations === 0 && broken.length === 0 ? 0 : 1)

function sum(list, figure) {
  return list.reduce((total, each) => total + figure(each), 0)
}

function results() {
  const files = [...new Set(stories.map(fileOf))]
    .sort()
    .map((file) => [file, stories.filter((story) => fileOf(story) === file)])
  return `# What axe finds

Written by \`npm run check:axe\`: every story, after its play function, in Chromium, by the rules of
\`.storybook/axeOptions.ts\`, in light, dark and forced colours, each from left to right and from right to left.

**${words}.**

| Stories of | Stories | Runs | Violations |
| --- | --: | --: | --: |
${files
  .map(([file, list]) => [
    file,
    list.length,
    sum(list, (story) => story.runs),
    sum(list, (story) => story.violations.length),
  ])
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n')}
`
}

function fileOf({ name }) {
  return name.split(' › ')[0]
}
