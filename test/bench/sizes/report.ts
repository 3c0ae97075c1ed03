import type { Conditions } from '../conditions.js'
import { inWords } from '../conditions.js'
import { markdownTable } from '../markdownTable.js'
import type { BundleSize } from './bundleSize.js'
import type { SizedImport } from './sizedImports.js'

export interface MeasuredSize extends BundleSize, Pick<SizedImport, 'name' | 'group'> {
  /** The initial files in gzip, for an app that has react-query already. */
  withoutReactQuery?: number
}

export interface SizeResults {
  conditions: Conditions
  vite: string
  versions: Readonly<Record<string, string>>
  stylesheetGzip: number
  lines: readonly MeasuredSize[]
}

const MOST_HOOKS_BYTES = 20_000
const MOST_COMPONENTS_BYTES = 70_000

/** The tables, as Markdown. */
export function report(results: SizeResults): string {
  const { lines, versions, vite, stylesheetGzip } = results
  const of = (...groups: readonly MeasuredSize['group'][]) =>
    lines.filter(({ group }) => groups.includes(group))
  const parts = [
    '# What is downloaded: what was measured',
    `Written by \`npm run bench:sizes\`. Each import is bundled alone by Vite ${vite} (Rolldown), minified, for ES2022, in production, with React left out, ours from what \`npm run build\` makes. *Initial* is what a page loads before anything runs, *lazy* what is loaded when it is first used; files are compressed one by one, gzip at level 9, Brotli at 11. 1 kB is 1,000 bytes. ${inWords(results.conditions)}.`,
    '## What is promised',
    markdownTable(['', 'required, kB', 'reached, kB', ''], requiredRows(lines)),
    '## Ours beside theirs',
    table(of('ours', 'theirs')),
    `They do not do the same. TanStack AI's hook listens to a stream of a server that polls for it, and finds its last video again where that server keeps it. fal's client has no hook. useUploadThing uploads files and makes no video. replicate and Runway's SDK are made for servers, where bytes matter less. rushes' components need \`styles.css\` too: ${kilobytes(stylesheetGzip)} kB in gzip. Versions: ${Object.entries(
      versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '## What ours is made of',
    'Each package’s share of the code before it is minified. What is not of the kit comes from its dependencies.',
    ...lines
      .filter(({ group }) => group === 'ours')
      .map(
        ({ name, packages }) =>
          `- **${name}**: ${packages.map((each) => `${each.name} ${Math.round(each.share * 100)} %`).join(', ')}`,
      ),
    '## Each hook alone',
    'With `RushesProvider`, `createBackend` and react-query. They share most of it: a second hook costs little.',
    table(of('hook', 'part')),
    '## Each component alone',
    table(of('component')),
  ]
  return `${parts.join('\n\n')}\n`
}

function table(lines: readonly MeasuredSize[]): string {
  return markdownTable(
    ['', 'initial, gzip kB', 'Brotli', 'minified', 'without react-query, gzip', 'lazy, gzip'],
    lines.map(({ name, initial, lazy, withoutReactQuery }) => [
      name,
      kilobytes(initial.gzip),
      kilobytes(initial.brotli),
      kilobytes(initial.minified),
      withoutReactQuery === undefined || withoutReactQuery < 1_000 ? '' : kilobytes(withoutReactQuery),
      lazy.gzip === 0 ? '' : kilobytes(lazy.gzip),
    ]),
  )
}

function requiredRows(lines: readonly MeasuredSize[]): string[][] {
  const gzipOf = (start: string) => {
    const line = lines.find(({ name }) => name.startsWith(start))
    if (!line) throw new Error(`Nothing was weighed that is called ${start}.`)
    return line.initial.gzip
  }
  const hooks = gzipOf('rushes: useGenerateVideo')
  return [
    row('useGenerateVideo with createBackend, initial', MOST_HOOKS_BYTES, hooks),
    row('the same, below TanStack AI’s with its SSE adapter (the aim)', gzipOf('@tanstack/ai-react'), hooks),
    row('all components with their libraries, initial', MOST_COMPONENTS_BYTES, gzipOf('rushes: all')),
  ]
}

function row(what: string, required: number, reached: number): string[] {
  const verdict = reached <= required ? 'reached' : '**not reached**'
  return [what, `≤ ${kilobytes(required)}`, kilobytes(reached), verdict]
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
