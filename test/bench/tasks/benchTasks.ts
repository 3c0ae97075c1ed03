import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { conditions } from '../conditions.js'
import type { Measured } from './report.js'
import { report } from './report.js'
import { openBench } from './runInChromium.js'
import type { RunFigures, TasksRun } from './TasksRun.js'

export interface BenchOptions {
  /** One round at 1,000 tasks: a look in passing. */
  isQuick: boolean
  /** Where a CPU profile of each run is written, in a quick run. */
  profiles?: URL | undefined
  /** Where `results.json` and `results.md` are written; nowhere in a quick run. */
  folder: URL
}

type Line = Pick<TasksRun, 'by' | 'shows' | 'tasks'>

/** One line of the tables: the same page, measured several times. */
export interface MeasuredLine extends Line {
  runs: RunFigures[]
}

const TIME_SCALE = 4
const ROUNDS = 3
const MANY = 1_000
const SEED = 20261121

function linesAt(tasks: number): Line[] {
  const shown = ['state', 'seconds'] as const
  return shown.flatMap((shows) => [
    { by: 'ours' as const, shows, tasks },
    { by: 'plain' as const, shows, tasks },
    ...(tasks === MANY
      ? [
          { by: 'plain until done' as const, shows, tasks },
          { by: 'feed' as const, shows, tasks },
        ]
      : []),
  ])
}

/** Measures every page in a real browser, says the medians, and writes them down. */
export async function benchTasks({ isQuick, profiles, folder }: BenchOptions): Promise<void> {
  const rounds = isQuick ? 1 : ROUNDS
  const counts = isQuick ? [MANY] : [1, 100, MANY]
  const lines: MeasuredLine[] = counts.flatMap(linesAt).map((line) => ({ ...line, runs: [] }))
  const bench = await openBench()
  try {
    for (let round = 0; round < rounds; round += 1) {
      // The order alternates, so that a machine that grows busy is nobody's loss.
      const inOrder = round % 2 === 0 ? lines : [...lines].reverse()
      for (const { runs, ...line } of inOrder) {
        const name = `${line.by}-${line.shows}-${line.tasks}`.replaceAll(' ', '-')
        const profile = profiles && fileURLToPath(new URL(`${name}.cpuprofile`, profiles))
        const run = { ...line, timeScale: TIME_SCALE, seed: SEED + round }
        const figures = await bench.measure(run, { profile })
        if (figures.done === 0) throw new Error(`${name}: no video was done, so nothing was measured`)
        runs.push(figures)
        console.log(`${round + 1}/${rounds} ${name}`, JSON.stringify(figures))
      }
    }
    const inRealTime = await bench.measure(
      { by: 'ours', shows: 'state', tasks: MANY, timeScale: 1, seed: SEED },
      {},
    )
    console.log('in real time', JSON.stringify(inRealTime))
    const measured: Measured = {
      conditions: conditions(),
      browser: bench.version.split('.', 1)[0] ?? '',
      rounds,
      timeScale: TIME_SCALE,
      lines,
      inRealTime,
    }
    const text = report(measured)
    console.log(text)
    if (isQuick) return
    writeFileSync(new URL('results.json', folder), `${JSON.stringify(measured, null, 2)}\n`)
    writeFileSync(new URL('results.md', folder), text)
  } finally {
    await bench.close()
  }
}
