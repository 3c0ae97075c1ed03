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

/** A story, and what is pressed in it: a story's own play speaks English. */
const states = [
  ['studio--empty'],
  ['studio--several-videos'],
  ['components-promptform--empty'],
  ['components-promptform--filled'],
  ['components-promptform--prompt-too-long'],
  ['components-promptform--empty', 'submitted', '[type="submit"]'],
  ['components-promptform--filled', 'advanced', '[data-slot="advanced-trigger"]'],
  ['components-framecontrol--empty'],
  ['components-framecontrol--both-frames'],
  ['components-framecontrol--uploading'],
  ['components-framecontrol--refused-ratio'],
  ['components-cfgslider--left-to-the-model'],
  ['components-cfgslider--recommended-band'],
  ['components-videoresult--processing-from-an-image'],
  ['components-videoresult--success'],
  ['components-videoresult--success', 'menu', '[data-action="more"]'],
  ['components-videoresult--expires-in-days'],
  ['components-videoresult--uncertain-past-the-limit'],
  ['components-videoresult-failed--image-unreachable'],
  ['components-taskprogress--overdue'],
  ['components-taskfeed--empty'],
  ['components-taskfeed--several-states'],
].filter(([id]) => id.includes(values.only))
const widths = [1280, 390]
const themes = ['light', 'dark']
const languages = ['en', 'zh-CN', 'ar']
/** High enough for the form and its button; of a long feed the beginning is enough. */
const HEIGHT = 1400
const MARGIN = 16
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
    languages.flatMap((language) => states.map((state) => ({ state, width, theme, language }))),
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
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  for (let next = pictures.shift(); next; next = pictures.shift()) await take(page, next)
  await context.close()
}

async function take(page, { state: [id, name, press], width, theme, language }) {
  await page.setViewportSize({ width, height: HEIGHT })
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const globals = `theme:${theme};language:${language};direction:${direction}`
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(`${server.url}iframe.html?id=${id}&viewMode=story&globals=${globals}`)
  const component = page.locator('#storybook-root [data-rushes]').first()
  await component.waitFor(patience)
  await page.waitForFunction(isSettled, undefined, patience)
  if (press !== undefined) await component.locator(press).first().click(patience)
  const { x, y, width: wide, height } = await component.boundingBox()
  const left = Math.max(0, x - MARGIN)
  const top = Math.max(0, y - MARGIN)
  const clip = {
    x: left,
    y: top,
    width: Math.min(width, x + wide + MARGIN) - left,
    height: Math.min(HEIGHT, y + height + MARGIN) - top,
  }
  const file = [id, name, width, theme, language, 'png'].filter((part) => part !== undefined).join('.')
  await page.screenshot({ path: join(target, file), clip })
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
