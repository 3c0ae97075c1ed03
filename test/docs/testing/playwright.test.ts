import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer, type ViteDevServer } from 'vite'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'
import { root } from '../../package/sourceFiles.js'
import { makesFox } from './foxSteps.js'

let browser: Browser
let vite: ViteDevServer
const cacheDir = mkdtempSync(join(tmpdir(), 'rushes-fox-'))

beforeAll(async () => {
  const executablePath = findChromium()
  browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: chromiumArgs,
  })
  vite = await createServer({
    configFile: false,
    root: `${root}/test/docs/testing/page`,
    cacheDir,
    plugins: [react()],
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, fs: { allow: [root] } },
  })
  await vite.listen()
}, 60_000)

afterAll(async () => {
  await browser.close()
  await vite.close()
  rmSync(cacheDir, { recursive: true, force: true })
})

test('a page makes a video while the mocks answer from the process of the test', async () => {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  const { port } = vite.httpServer?.address() as AddressInfo
  await makesFox(page, `http://127.0.0.1:${port}/`)
  expect(await page.getByTitle('A fox').getAttribute('src')).toContain('/api/video/tasks/')
  expect(problems).toEqual([])
})
