import { writeFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import { builtPage } from '../builtPage.js'
import { countCommits } from '../countCommits.js'
import { mostWithin } from '../polling/measure.js'
import type { PageCounts, RunFigures, StartedRun, TasksRun } from './TasksRun.js'
import type { TasksServer } from './tasksServer.js'
import { tasksServer } from './tasksServer.js'

export interface Bench {
  measure(run: TasksRun, options?: { profile?: string | undefined }): Promise<RunFigures>
  version: string
  close(): Promise<void>
}

/** A browser in which each run has a page of its own. */
export async function openBench(): Promise<Bench> {
  const executablePath = findChromium()
  const { script } = await builtPage(new URL('.', import.meta.url))
  const server = await tasksServer()
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) })
  return {
    version: browser.version(),
    close: async () => {
      await browser.close()
      await server.close()
    },
    measure: (run, { profile } = {}) => measure(browser, server, script, run, profile),
  }
}

async function measure(
  browser: Browser,
  server: TasksServer,
  script: string,
  run: TasksRun,
  profile: string | undefined,
): Promise<RunFigures> {
  const page = await browser.newPage()
  try {
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.addInitScript(countCommits)
    await page.goto(server.origin)
    await page.addScriptTag({ content: script, type: 'module' })
    const cdp = await page.context().newCDPSession(page)
    // The thread's own time: what it waits for others on the machine is nobody's cost.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await metricsOf(cdp)
    if (profile !== undefined) await startProfile(cdp)
    const handler = server.begin(run)
    const counts = await runTasks(page, { ...run, startTime: handler.startTime })
    if (profile !== undefined)
      writeFileSync(profile, JSON.stringify((await cdp.send('Profiler.stop')).profile))
    const after = await metricsOf(cdp)
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join('; ')}`)
    const { sentAt, ...counted } = counts
    return {
      ...counted,
      requests: handler.requestCount(),
      checks: handler.checkedAt.length,
      sentInSecond: mostWithin(sentAt, 1),
      sentInMinute: mostWithin(sentAt, 60),
      arrivedInSecond: mostWithin(handler.checkedAt, 1),
      mainThreadMs: after.taskMs - before.taskMs,
      scriptMs: after.scriptMs - before.scriptMs,
      heapMegabytes: after.heapMegabytes - before.heapMegabytes,
    }
  } finally {
    await page.close()
  }
}

async function runTasks(page: Page, run: StartedRun): Promise<PageCounts> {
  return page.evaluate(
    (given) => (globalThis as unknown as { runTasks(run: StartedRun): Promise<PageCounts> }).runTasks(given),
    run,
  )
}

async function startProfile(cdp: CDPSession): Promise<void> {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 })
  await cdp.send('Profiler.start')
}

/** The times are read before the garbage is collected, so that this collection is nobody's cost. */
async function metricsOf(cdp: CDPSession) {
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return new Map(metrics.map(({ name, value }) => [name, value]))
  }
  const times = await read()
  await cdp.send('HeapProfiler.collectGarbage')
  const heap = await read()
  return {
    taskMs: (times.get('TaskDuration') ?? 0) * 1000,
    scriptMs: (times.get('ScriptDuration') ?? 0) * 1000,
    heapMegabytes: (heap.get('JSHeapUsedSize') ?? 0) / 1e6,
  }
}
