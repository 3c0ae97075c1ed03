// Where a usable Chromium is: CHROMIUM_PATH, then Playwright's own download, then the system's.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Flags that let it run as root, in a closed network, without phoning anyone. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const systemPaths = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** @returns {string | undefined} */
export function findChromium() {
  const override = process.env.CHROMIUM_PATH
  if (override) {
    if (!existsSync(override)) throw new Error(`CHROMIUM_PATH names no file: ${override}`)
    return override
  }
  return playwrightsOwn() ?? (systemPaths[process.platform] ?? []).find((path) => existsSync(path))
}

function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright')
    const own = chromium.executablePath()
    return own && existsSync(own) ? own : undefined
  } catch {
    return undefined // not installed yet: `npm ci` has not run
  }
}
