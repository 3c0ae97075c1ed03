import type { Browser, Page } from 'playwright'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import { builtPage } from '../builtPage.js'
import { busyMs } from '../busyMs.js'
import { countCommits } from '../countCommits.js'
import type { TypedCounts, TypedForm, TypingFigures } from './TypingRun.js'

/** How much slower than this machine. */
export const THROTTLING = 4
export const KEYS = 200

const WARM_KEYS = 20
/** Between two keys, at least: some eight a second, as a quick typist has them. */
const KEY_PAUSE_MS = 90
const SENTENCE = 'A red fox runs over fresh snow at first light, the camera low beside it, '

export interface TypingBench {
  measure(by: TypedForm): Promise<TypingFigures>
  version: string
  close(): Promise<void>
}

/** A browser in which each run has a page of its own. */
export async function openBench(): Promise<TypingBench> {
  const executablePath = findChromium()
  const { script } = await builtPage(new URL('.', import.meta.url))
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) })
  return {
    version: browser.version(),
    close: () => browser.close(),
    measure: (by) => measure(browser, script, by),
  }
}

async function measure(browser: Browser, script: string, by: TypedForm): Promise<TypingFigures> {
  // A context of its own: a draft that the last page kept would be typed into.
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } })
  try {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.addInitScript(countCommits)
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Typing</title>' }),
    )
    await page.goto('http://localhost/')
    await page.addScriptTag({ content: script, type: 'module' })
    await page.waitForFunction('globalThis.showForm')
    await page.evaluate(`showForm('${by}')`)
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.focus()
    await type(page, WARM_KEYS, 0)

    const cdp = await context.newCDPSession(page)
    // The thread's own time: what it waits for others on the machine is nobody's cost.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
    await page.evaluate('beginCounting()')
    const before = await busyMs(cdp)
    await type(page, KEYS, WARM_KEYS)
    const after = await busyMs(cdp)
    const counts = await page.evaluate<TypedCounts>('countedTyping()')
    const typed = await prompt.inputValue()
    if (typed.length !== WARM_KEYS + KEYS || counts.delaysMs.length !== KEYS) {
      throw new Error(`${by}: ${typed.length} characters and ${counts.delaysMs.length} delays came.`)
    }
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join('; ')}`)
    return figuresOf(counts, after - before)
  } finally {
    await context.close()
  }
}

async function type(page: Page, count: number, from: number): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await page.keyboard.press(SENTENCE[index % SENTENCE.length] ?? ' ')
    await page.waitForTimeout(KEY_PAUSE_MS)
  }
}

function figuresOf({ commits, delaysMs, reportedMs }: TypedCounts, mainThreadMs: number): TypingFigures {
  // What was quicker than 16 ms is not reported.
  const reported = [...Array.from({ length: KEYS - reportedMs.length }, () => 16), ...reportedMs]
  return {
    commitsPerKey: commits / KEYS,
    medianDelayMs: quantile(delaysMs, 0.5),
    p95DelayMs: quantile(delaysMs, 0.95),
    p95ReportedMs: quantile(reported, 0.95),
    mainThreadPerKeyMs: mainThreadMs / KEYS,
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}
