// `npm run screenshots`: the Studio and the main states of each component in every width, theme and language, out of the
// built Storybook. For a person to look at: they compare nothing.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchOffline } from './offlineChromium.mjs'
import { serveStorybook } from './storybookServer.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: 'storybook-static' }, only: { type: 'string', default: '' } },
})
const target = positionals[0] ?? 'screenshots'

const stories = [
  'studio--empty',
  'studio--several-videos',
  'components-promptform--empty',
  'components-promptform--filled',
  'components-promptform--prompt-too-long',
  'components-promptform--submitted-empty',
  'components-promptform--advanced-open',
  'components-framecontrol--empty',
  'components-framecontrol--both-frames',
  'components-framecontrol--uploading',
  'components-framecontrol--refused-ratio',
  'components-cfgslider--left-to-the-model',
  'components-cfgslider--recommended-band',
  'components-videoresult--processing-from-an-image',
  'components-videoresult--success',
  'components-videoresult--expires-in-days',
  'components-videoresult--uncertain-past-the-limit',
  'components-videoresult-failed--image-unreachable',
  'components-taskprogress--overdue',
  'components-taskfeed--empty',
  'components-taskfeed--several-states',
].filter((id) => id.includes(values.only))
const widths = [1280, 390]
const themes = ['light', 'dark']
const languages = ['en', 'zh-CN', 'ar']
/** Pages at work at the same time. */
const HANDS = 2
/** A limit for a busy machine, not a wait. */
const patience = { timeout: 30_000 }

const start = performance.now()
mkdirSync(target, { recursive: true })
const server = await serveStorybook(values.folder, '/')
const browser = await launchOffline()
const pictures = widths.flatMap((width) =>
  themes.flatMap((theme) =>
    languages.flatMap((language) => stories.map((id) => ({ id, width, theme, language }))),
  ),
)
const { length } = pictures
try {
  await Promise.all(Array.from({ length: HANDS }, takeThem))
} finally {
  await browser.close()
  server.close()
}
console.log(`${length} pictures in ${target} (${((performance.now() - start) / 1000).toFixed(1)} s)`)

async function takeThem() {
  const context = await browser.newContext({ reducedMotion: 'reduce', deviceScaleFactor: 2 })
  const page = await context.newPage()
  for (let next = pictures.shift(); next; next = pictures.shift()) await take(page, next)
  await context.close()
}

async function take(page, { id, width, theme, language }) {
  await page.setViewportSize({ width, height: 600 })
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const globals = `theme:${theme};language:${language};direction:${direction}`
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(`${server.url}iframe.html?id=${id}&viewMode=story&globals=${globals}`)
  await page.locator('#storybook-root [data-rushes]').first().waitFor(patience)
  await page.waitForFunction(isSettled, undefined, patience)
  await page.screenshot({ path: join(target, `${id}.${width}.${theme}.${language}.png`), fullPage: true })
}

/** Nothing is loading any more: neither models nor pictures nor the first picture of a video. */
function isSettled() {
  const all = (selector) => [...document.querySelectorAll(`#storybook-root ${selector}`)]
  return (
    all('[data-slot="skeleton"]').length === 0 &&
    all('img').every((image) => image.complete) &&
    all('video').every((video) => video.hasAttribute('data-ready'))
  )
}
