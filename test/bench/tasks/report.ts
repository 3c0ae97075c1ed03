import type { Conditions } from '../conditions.js'
import { inWords } from '../conditions.js'
import { markdownTable } from '../markdownTable.js'
import type { MeasuredLine } from './benchTasks.js'
import type { RunFigures } from './TasksRun.js'

export interface Measured {
  conditions: Conditions
  /** Chromium's version. */
  browser: string
  rounds: number
  timeScale: number
  lines: readonly MeasuredLine[]
  /** `ours`, `state`, at as many tasks as there are, by the wall time. */
  inRealTime: RunFigures
}

const MANY = 1_000
const MOST_REQUESTS_RATIO = 0.2
const MOST_TIME_RATIO = 0.6
/** The run itself keeps both of two cores busy. */
const MOST_LOAD_PER_CORE = 2
const MOST_IN_SECOND = 175
const MOST_IN_MINUTE = 10_000

/** The figures, the median of all rounds, as a page. */
export function report({ lines, inRealTime, rounds, timeScale, browser, ...measured }: Measured): string {
  return `# What many watched tasks cost: what was measured

Written by \`npm run bench:tasks\`: Chromium ${browser}, production React, a page of its own for each run, ${rounds === 1 ? 'one round' : `the medians of ${rounds} rounds in alternating order`}. All tasks of a page begin together (Kling 2.5 Turbo Pro, 5 s clips, lognormal times) and are watched for 60 simulated seconds, ${timeScale} times as fast as the wall time. A simulated handler on the same machine answers everyone at once, over real HTTP. The times depend on the machine (${inWords(measured.conditions)}); the ratios should not.

*Ours* is \`useTaskStatus\` in each row, *plain* is \`useQuery({ queryKey, queryFn, refetchInterval: 5000 })\` in each row, *plain until done* the same with an interval that ends with the task, *feed* is \`useTasks()\` over a ledger with \`useGeneration\` in each row. Rows show the state, or also the seconds as they pass. *Checks* are ids that are asked for; *main thread* is the time in which it worked, and not that in which it waited for a core: first rendering, layout and painting included. Commits are counted as React tells its developer tools of them.

${busyNote(measured.conditions)}## What is promised at 1,000 tasks

${markdownTable(['', 'required', 'reached', ''], requiredRows(lines, inRealTime))}

An id is *sent* when the page gives it to \`fetch\`. At ${timeScale} times the wall time a machine that halts for 50 ms makes what was sent within ${50 * timeScale} simulated ms *arrive* at once: ${most(lines, 'arrivedInSecond')} arrived in one simulated second then. The line in real time is one more run, at the wall time.

Where seconds are shown, a thousand rows are rendered and painted once in each of them, by whatever hook: that is most of the time on both sides, and what is saved by asking less is the rest. Show seconds in the rows that are on the screen.

Long tasks are those over 50 ms on the main thread, the first rendering aside.

## Everything

${markdownTable(
  ['', 'requests', 'checks', 'commits', 'main thread, ms', 'script, ms', 'heap, MB', 'long tasks'],
  lines.map((line) => [
    nameOf(line),
    ...(['requests', 'checks', 'commits', 'mainThreadMs', 'scriptMs'] as const).map((key) =>
      whole(median(line, key)),
    ),
    median(line, 'heapMegabytes').toFixed(1),
    whole(median(line, 'longTasks')),
  ]),
)}
`
}

/** A page that cannot ask as often as it should looks cheaper than it is, and the one that asks most gains most. */
function busyNote({ cores, load }: Conditions): string {
  if (load <= cores * MOST_LOAD_PER_CORE) return ''
  return `**The machine was busy with other work, a load of ${load} on ${cores} cores: plain pages sent far fewer of their 12,000 requests than they should have, and the ratios of main threads are the worse for ours.** Run it again on a quiet machine.\n\n`
}

function requiredRows(lines: readonly MeasuredLine[], inRealTime: RunFigures): string[][] {
  const at = (by: MeasuredLine['by'], shows: MeasuredLine['shows']) =>
    lines.find((line) => line.by === by && line.shows === shows && line.tasks === MANY)
  const rows: string[][] = []
  for (const shows of ['state', 'seconds'] as const) {
    const [ours, plain, untilDone] = [at('ours', shows), at('plain', shows), at('plain until done', shows)]
    if (!ours || !plain || !untilDone) continue
    const ratio = (key: keyof RunFigures, to: MeasuredLine) => median(ours, key) / median(to, key)
    rows.push(
      verdict(`requests, ours over plain, ${shows}`, MOST_REQUESTS_RATIO, ratio('requests', plain), 2),
      verdict(`main thread, ours over plain, ${shows}`, MOST_TIME_RATIO, ratio('mainThreadMs', plain), 2),
      ['main thread, ours over plain until done', '', ratio('mainThreadMs', untilDone).toFixed(2), ''],
    )
  }
  rows.push(
    verdict('ids sent in any second, the most of all rounds', MOST_IN_SECOND, most(lines, 'sentInSecond'), 0),
    verdict('ids sent in any minute, the most of all rounds', MOST_IN_MINUTE, most(lines, 'sentInMinute'), 0),
    verdict('ids that arrive in any second, in real time', MOST_IN_SECOND, inRealTime.arrivedInSecond, 0),
  )
  return rows
}

/** The most of any round at 1,000 tasks, by whichever of our hooks. */
function most(lines: readonly MeasuredLine[], key: keyof RunFigures): number {
  const ours = lines.filter(({ by, tasks }) => tasks === MANY && (by === 'ours' || by === 'feed'))
  return Math.max(...ours.flatMap(({ runs }) => runs.map((run) => run[key])))
}

function verdict(what: string, required: number, reached: number, digits: number): string[] {
  const shown = (value: number) => (digits === 0 ? whole(value) : value.toFixed(digits))
  const isReached = Number(reached.toFixed(digits)) <= required
  return [what, `≤ ${shown(required)}`, shown(reached), isReached ? 'reached' : '**not reached**']
}

function median({ runs }: MeasuredLine, key: keyof RunFigures): number {
  const sorted = runs.map((run) => run[key]).sort((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

function nameOf({ by, shows, tasks }: MeasuredLine): string {
  return `${tasks.toLocaleString('en')} · ${shows} · ${by}`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
