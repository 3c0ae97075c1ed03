// The figures of the README, read from what the benchmarks wrote. `npm run docs:figures` writes them into it, and
// test/docs/readmeFigures.test.ts holds it to them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

export const readmePath = `${root}/README.md`

/** A line of the table: what it says, the benchmark, the row of its results, and which of the row's cells. */
const figures = [
  {
    says: 'A hook with `createBackend`, all but React, gzip',
    of: 'sizes',
    row: 'rushes: useGenerateVideo + createBackend',
    cell: 0,
    unit: ' kB',
  },
  { says: 'All components, the same', of: 'sizes', row: 'rushes: all components', cell: 0, unit: ' kB' },
  {
    says: "TanStack AI's `useGenerateVideo` with its SSE adapter, the same",
    of: 'sizes',
    row: '@tanstack/ai-react: useGenerateVideo + fetchServerSentEvents',
    cell: 0,
    unit: ' kB',
  },
  {
    says: 'Mean lag over the least possible with as many requests',
    of: 'polling',
    row: 'ratio, lognormal, warm',
    cell: 1,
    unit: '×',
  },
  {
    says: 'Requests for 1,000 watched tasks, over plain `useQuery`',
    of: 'tasks',
    row: 'requests, ours over plain, state',
    cell: 1,
    unit: '×',
  },
  {
    says: 'Main thread for them, the same',
    of: 'tasks',
    row: 'main thread, ours over plain, state',
    cell: 1,
    unit: '×',
  },
]

const area = /(<!-- figures: .*? -->)[^]*?(<!-- \/figures -->)/

/** The README with its figures as they were last measured. */
export async function readmeWithFigures() {
  const lines = figures.map(({ says, of, row, cell, unit }) => {
    const path = `test/bench/${of}/results.md`
    return `| ${says} | [${figureOf(path, row, cell)}${unit}](${path}) |`
  })
  const table = ['| what was measured | |', '| --- | --: |', ...lines].join('\n')
  const readme = readFileSync(readmePath, 'utf8')
  if (!area.test(readme)) throw new Error('The README has no place for figures.')
  const options = await prettier.resolveConfig(readmePath)
  return prettier.format(readme.replace(area, `$1\n\n${table}\n\n$2`), { ...options, parser: 'markdown' })
}

function figureOf(path, row, cell) {
  const line = readFileSync(`${root}/${path}`, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`| ${row} |`))
  const text = line?.split('|').slice(2)[cell]?.trim()
  if (!text || !/^[\d.,]+$/.test(text)) throw new Error(`${path} has no figure for "${row}".`)
  return text
}
