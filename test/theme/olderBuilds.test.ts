import { chromium, type Browser } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs'
import { root } from '../package/sourceFiles.js'

let browser: Browser
beforeAll(async () => {
  const executablePath = findChromium()
  browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: chromiumArgs,
  })
})
afterAll(() => browser.close())

/** The stylesheet of a host that builds for browsers without `light-dark()`, as Vite does unless it is told. */
async function builtFor(host: string): Promise<string> {
  const id = '\0host.css'
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'host',
        resolveId: (source) => (source === 'host.css' ? id : undefined),
        load: (source) => (source === id ? `@import '${root}/src/styles.css';\n${host}` : undefined),
      },
    ],
    build: { write: false, cssTarget: 'chrome111', rolldownOptions: { input: 'host.css' } },
  })
  const [{ output } = { output: [] }] = [built].flat().filter((each) => 'output' in each)
  return output
    .map((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : ''))
    .join('')
}

async function textColor(css: string, attributes: string): Promise<string> {
  const page = await browser.newPage()
  await page.setContent(
    `<!doctype html><html ${attributes}><style>${css}</style><div data-rushes="x"><i data-slot="button" data-variant="primary"></i></div>`,
  )
  const colors = await page.evaluate(() =>
    [...document.querySelectorAll('[data-rushes], [data-variant]')].map(
      (part) => getComputedStyle(part).color,
    ),
  )
  await page.close()
  return colors.join(' | ')
}

const LIGHT = 'oklch(0.2 0 0) | oklch(0.99 0 0)'
const DARK = 'oklch(0.95 0 0) | oklch(0.16 0 0)'

describe('a host that builds for browsers without light-dark()', () => {
  test('has light colours where its page says nothing, and both where it uses data-theme', async () => {
    const css = await builtFor('')
    expect(css).not.toContain('light-dark(')
    expect(await textColor(css, '')).toBe(LIGHT)
    expect(await textColor(css, 'data-theme="light"')).toBe(LIGHT)
    expect(await textColor(css, 'data-theme="dark"')).toBe(DARK)
  })

  test('has the colours of its own color-scheme', async () => {
    expect(await textColor(await builtFor(':root { color-scheme: dark }'), '')).toBe(DARK)
    expect(await textColor(await builtFor(':root { color-scheme: light }'), '')).toBe(LIGHT)
  })
})
