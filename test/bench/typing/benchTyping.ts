import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { conditions } from '../conditions.js'
import type { TypingLine, TypingResults } from './report.js'
import { report } from './report.js'
import { openBench, quantile } from './typeInChromium.js'
import type { TypedForm, TypingFigures } from './TypingRun.js'

export interface BenchOptions {
  /** One round: a look in passing. */
  isQuick: boolean
  /** Where `results.json` and `results.md` are written; nowhere in a quick run. */
  folder: URL
}

const ROUNDS = 5
const FORMS: readonly TypedForm[] = ['ours', 'watched', 'subscribed']

/** Types in every form in a real browser, says the medians of the rounds, and writes them down. */
export async function benchTyping({ isQuick, folder }: BenchOptions): Promise<void> {
  const rounds = isQuick ? 1 : ROUNDS
  const runs = FORMS.map((by) => ({ by, figures: [] as TypingFigures[] }))
  const bench = await openBench()
  try {
    for (let round = 0; round < rounds; round += 1) {
      // The order alternates, so that a machine that grows busy is nobody's loss.
      for (const { by, figures } of round % 2 === 0 ? runs : [...runs].reverse()) {
        const measured = await bench.measure(by)
        figures.push(measured)
        console.log(`${round + 1}/${rounds} ${by}`, JSON.stringify(measured))
      }
    }
  } finally {
    await bench.close()
  }
  const results: TypingResults = {
    conditions: conditions(),
    load: Math.round(loadavg()[1] ?? 0),
    browser: bench.version.split('.', 1)[0] ?? '',
    rounds,
    lines: runs.map(({ by, figures }): TypingLine => ({ by, ...medians(figures) })),
  }
  const text = report(results)
  console.log(text)
  if (isQuick) return
  writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 1)}\n`)
  writeFileSync(new URL('results.md', folder), text)
}

function medians(figures: readonly TypingFigures[]): TypingFigures {
  const of = (key: keyof TypingFigures) =>
    quantile(
      figures.map((each) => each[key]),
      0.5,
    )
  return {
    commitsPerKey: of('commitsPerKey'),
    medianDelayMs: of('medianDelayMs'),
    p95DelayMs: of('p95DelayMs'),
    p95ReportedMs: of('p95ReportedMs'),
    mainThreadPerKeyMs: of('mainThreadPerKeyMs'),
  }
}
