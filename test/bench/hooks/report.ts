import type { Conditions } from '../conditions.js'
import { inWords } from '../conditions.js'
import { markdownTable } from '../markdownTable.js'
import type { HooksFigures, HooksRun } from './HooksRun.js'

/** The medians of all rounds. */
export type HooksLine = HooksRun & HooksFigures

export interface HooksResults {
  conditions: Conditions
  /** Chromium's version. */
  browser: string
  versions: Readonly<Record<string, string>>
  rounds: number
  lines: readonly HooksLine[]
}

const measures = [
  { key: 'mountMs', name: 'first rendering' },
  { key: 'changedMs', name: 'a check of each, all have changed' },
  { key: 'unchangedMs', name: 'a check of each, none has changed' },
] as const satisfies readonly { key: keyof HooksFigures; name: string }[]

/** The table, as Markdown. */
export function report({ conditions, browser, versions, rounds, lines }: HooksResults): string {
  const counts = [...new Set(lines.map(({ tasks }) => tasks))]
  const parts = [
    '# What a watched task costs a page: what was measured',
    `Written by \`npm run bench:hooks\`: Chromium ${browser}, React ${versions['react'] ?? ''} and react-query ${versions['@tanstack/react-query'] ?? ''} in production, a page of its own for each run, the medians of ${rounds} rounds in alternating order. The time is that in which the main thread worked, with layout and painting, and not that in which it waited for a core; what measuring costs is taken off. Answers come from memory. ${inWords(conditions)}. The times depend on the machine; the ratios should not.`,
    '*Ours* is `useTaskStatus` in each row through `createBackend`, *plain* is `useQuery` in each row, which sends a request for each task. Both know what was last seen of a task, so nothing is asked on mounting; ours asks which models there are, and renders what depends on it. [What a minute of watching costs](../tasks/results.md) is measured apart.',
    markdownTable(
      ['', 'tasks', 'ours, ms', 'plain, ms', 'ours over plain', 'ours, for each task'],
      measures.flatMap(({ key, name }) =>
        counts.map((tasks) => {
          const [ours, plain] = (['ours', 'plain'] as const).map(
            (by) => lines.find((line) => line.by === by && line.tasks === tasks)?.[key] ?? Number.NaN,
          ) as [number, number]
          return [
            name,
            tasks.toLocaleString('en'),
            ours.toFixed(1),
            plain.toFixed(1),
            (ours / plain).toFixed(2),
            (ours / tasks).toFixed(3),
          ]
        }),
      ),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}
