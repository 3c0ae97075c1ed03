import { writeFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import packageJson from '../../../package.json' with { type: 'json' }
import { conditions } from '../conditions.js'
import { builtPage } from '../builtPage.js'
import type { HooksFigures, HooksRun } from './HooksRun.js'
import type { HooksLine, HooksResults } from './report.js'
import { report } from './report.js'

export interface BenchOptions {
  /** Two rounds: a look in passing. */
  isQuick: boolean
  /** Where `results.json` and `results.md` are written; nowhere in a quick run. */
  folder: URL
}

const ROUNDS = 15
const COUNTS = [1, 100, 1_000]

/** Measures the hooks beside plain `useQuery` in a real browser, says the medians, and writes them down. */
export async function benchHooks({ isQuick, folder }: BenchOptions): Promise<void> {
  const rounds = isQuick ? 2 : ROUNDS
  const { script } = await builtPage(new URL('.', import.meta.url))
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) })
  const runs = new Map<HooksRun, HooksFigures[]>(
    COUNTS.flatMap((tasks) => (['ours', 'plain'] as const).map((by) => [{ by, tasks }, []])),
  )
  try {
    for (let round = 0; round < rounds; round += 1) {
      // The order alternates, so that a machine that grows busy is nobody's loss.
      const inOrder = round % 2 === 0 ? [...runs] : [...runs].reverse()
      for (const [run, figures] of inOrder) figures.push(await measure(browser, script, run))
    }
  } finally {
    await browser.close()
  }
  const results: HooksResults = {
    conditions: conditions(),
    browser: browser.version().split('.', 1)[0] ?? '',
    versions: {
      '@tanstack/react-query': packageJson.devDependencies['@tanstack/react-query'],
      react: packageJson.devDependencies.react,
    },
    rounds,
    lines: [...runs].map(([run, figures]): HooksLine => ({ ...run, ...medians(figures) })),
  }
  const text = report(results)
  console.log(text)
  if (isQuick) return
  writeFileSync(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(new URL('results.md', folder), text)
}

/** In a page of its own, so that nobody's code is warm from the one before. */
async function measure(browser: Browser, script: string, run: HooksRun): Promise<HooksFigures> {
  const page = await browser.newPage()
  try {
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Hooks</title>' }),
    )
    await page.goto('http://localhost/')
    await page.addScriptTag({ content: script, type: 'module' })
    const cdp = await page.context().newCDPSession(page)
    // The thread's own time: what it waits for others on the machine is nobody's cost.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const call = (code: string) => mainThreadMs(cdp, page, code)
    await call('stayIdle()')
    const idleMs = await call('stayIdle()')
    const mountMs = (await call(`mountRows(${JSON.stringify(run)})`)) - idleMs
    const changedMs = (await call(`checkRows('processing', ${run.tasks})`)) - idleMs
    const unchangedMs = (await call(`checkRows('processing', ${run.tasks})`)) - idleMs
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join('; ')}`)
    return { mountMs, changedMs, unchangedMs }
  } finally {
    await page.close()
  }
}

/** How long the main thread was busy until it was done, layout and painting included. */
async function mainThreadMs(cdp: CDPSession, page: Page, code: string): Promise<number> {
  const busyMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await busyMs()
  await page.evaluate(code)
  return (await busyMs()) - before
}

function medians(figures: readonly HooksFigures[]): HooksFigures {
  const of = (key: keyof HooksFigures) => {
    const sorted = figures.map((each) => each[key]).sort((one, other) => one - other)
    return sorted[sorted.length >> 1] ?? Number.NaN
  }
  return { mountMs: of('mountMs'), changedMs: of('changedMs'), unchangedMs: of('unchangedMs') }
}
