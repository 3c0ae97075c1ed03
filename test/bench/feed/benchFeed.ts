import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import { builtPage } from '../builtPage.js'
import { busyMs } from '../busyMs.js'
import { conditions, inWords } from '../conditions.js'
import { countCommits } from '../countCommits.js'
import { markdownTable } from '../markdownTable.js'
import type { FeedCounts, FeedFigures } from './FeedRun.js'
import { TASKS } from './FeedRun.js'
import type { FeedServer } from './feedServer.js'
import { feedServer } from './feedServer.js'

const WIDTHS = [390, 1280]

/** Watches a feed of a hundred videos for a minute in a real browser, at the width of a phone and of a desk. */
export async function benchFeed(folder: URL): Promise<void> {
  const { script, style } = await builtPage(new URL('.', import.meta.url))
  if (style === '') throw new Error('The page has no style.')
  const server = await feedServer(style)
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) })
  try {
    const all: FeedFigures[] = []
    for (const width of WIDTHS) {
      const figures = await measure(browser, server, script, width)
      console.log(JSON.stringify(figures))
      all.push(figures)
    }
    writeFileSync(new URL('results.md', folder), report(all, browser.version()))
    const unsteady = all.filter(({ layoutShift, moved }) => layoutShift > 0 || moved.length > 0)
    if (unsteady.length > 0) throw new Error('The feed does not keep still.')
  } finally {
    await browser.close()
    await server.close()
  }
}

async function measure(
  browser: Browser,
  server: FeedServer,
  script: string,
  width: number,
): Promise<FeedFigures> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  try {
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.addInitScript(countCommits)
    await page.goto(server.origin)
    await page.addScriptTag({ content: script, type: 'module' })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    const before = await busyMs(cdp)
    server.begin()
    const counts = await page.evaluate(() =>
      (globalThis as unknown as { runFeed(): Promise<FeedCounts> }).runFeed(),
    )
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join('; ')}`)
    if ((counts.states['success'] ?? 0) < TASKS / 2) throw new Error('Hardly any video was done.')
    return { ...counts, width, mainThreadMs: Math.round((await busyMs(cdp)) - before) }
  } finally {
    await page.close()
  }
}

function report(all: readonly FeedFigures[], browser: string): string {
  const rows = all.map((figures) => [
    `${figures.width} px`,
    figures.layoutShift.toFixed(4),
    String(figures.moved.length),
    String(figures.commits),
    String(figures.longTasks),
    String(figures.longestTaskMs),
    String(figures.mainThreadMs),
    Object.entries(figures.states)
      .map(([state, count]) => `${count} ${state}`)
      .join(', '),
  ])
  const head = ['width', 'layout shift', 'cards that moved', 'commits', 'long tasks', 'longest, ms']
  return `# A feed of ${TASKS} running videos, for a minute

Written by \`npm run bench:feed\`: Chromium ${browser}, production React, \`TaskFeed\` with the kit's own styles over \`createBackend\`, in life's own time (${inWords(conditions())}). All videos are on their way in the beginning; within the minute most are done and play, every tenth fails, some take longer than usual. The clock of each card that runs shows its seconds.

*Layout shift* is the browser's own measure for what is in sight, summed up over the minute; *cards that moved* counts all of them, also those out of sight, whose place or height was ever another than in the beginning, looked at five times a second. Both must be 0. *Commits* are React's; a *long task* holds the main thread for over 50 ms. The first two seconds, with the first rendering, are not counted, except in the time of the main thread.

${markdownTable([...head, 'main thread, ms', 'in the end'], rows)}
`
}
