// The built Storybook, under a path of a page host and without a network: it makes a video, and its pages say what they
// should. `--all` opens every story and every page.
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { launchOffline } from './offlineChromium.mjs'
import { serveStorybook } from './storybookServer.mjs'

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    folder: { type: 'string', default: 'storybook-static' },
  },
})
/** Where a project's pages often are: not at the root. */
const PATH = '/some/path/'
/** What the sidebar begins with, in this order. Other headings come after them. */
const ORDER = [
  'Guide',
  'Reference',
  'Studio',
  'Components',
  'Languages',
  'Theme',
  'Studio over your own provider',
  'Polling lab',
]
/** Limits for a busy machine, not waits. */
const patience = { timeout: 30_000 }

const start = performance.now()
const server = await serveStorybook(values.folder, PATH)
const browser = await launchOffline()
/** @type {string[]} */
const wrong = []
let requests = 0
/** What the mocks have not answered yet. A stream of events never ends. */
const underWay = new Set()
/** Where what goes wrong goes wrong. */
let place = 'the first page'

try {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(server.url)) return route.continue()
    wrong.push(`${url} is asked for, and is elsewhere`)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('request', (request) => {
    requests += 1
    if (/\/mock\/(?!.*\/events$)/.test(request.url())) underWay.add(request)
  })
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => {
    underWay.delete(request)
    // What a page no longer wants when it is left has not failed.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`${place}: ${request.url()} failed`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${place}: ${response.url()} answered ${response.status()}`)
  })
  page.on('pageerror', (error) => wrong.push(`${place}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`${place}: ${message.text()}`)
  })
  const at = (words) => (place = words)

  const entries = Object.values((await (await fetch(`${server.url}index.json`)).json()).entries)
  checkOrder(entries)

  at('Studio')
  await makeVideo(page)
  say('a video is made and plays in the Studio')
  at('Studio with the handler')
  await askForTheHandler(page)
  say('the backend that needs a server says so')

  const pages = entries.filter(({ type }) => type === 'docs')
  const inComponents = ({ title }) => title.startsWith('Components/')
  const wanted = values.all ? entries : pages.filter(inComponents)
  for (const entry of wanted) {
    at(`${entry.title}, ${entry.name}`)
    await open(page, entry)
    if (entry.type !== 'docs') continue
    await checkLinks(page, entries)
    // The hosts of "In your own form" are an app's own.
    if (inComponents(entry) && entry.tags.some((tag) => tag.endsWith('-mdx'))) await checkProps(page)
  }
  say(`${wanted.length} ${values.all ? 'stories and pages' : 'pages'} are shown without an error`)
} finally {
  await browser.close()
  server.close()
}

for (const asked of server.missing) wrong.push(`${asked} is not there`)
if (wrong.length > 0) {
  console.error([...new Set(wrong)].map((line) => `✗ ${line}`).join('\n'))
  process.exit(1)
}
say(`${requests} requests, all of them below ${PATH}, none failed`)

function say(words) {
  console.log(`✓ ${words} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}

function checkOrder(all) {
  const headings = [...new Set(all.map(({ title }) => title.split('/')[0]))]
  const expected = [...ORDER, ...headings.filter((heading) => !ORDER.includes(heading))]
  if (headings.join() !== expected.join()) wrong.push(`The sidebar's order is ${headings.join(', ')}`)
}

/** In the whole of Storybook, as a person has it: sidebar, toolbar and the story in its frame. */
async function makeVideo(page) {
  await page.goto(`${server.url}?path=/story/studio--empty&globals=timeScale:60x`)
  const story = page.frameLocator('#storybook-preview-iframe')
  await story.getByRole('textbox', { name: 'Prompt', exact: true }).fill('a fox in the snow', patience)
  await story.getByRole('button', { name: /^Generate/ }).click(patience)
  await story.locator('[data-rushes="video-result"][data-state="success"]').waitFor(patience)
  await story.locator('video[data-ready]').waitFor(patience)
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)
  if (scope !== server.url) wrong.push(`The mocks answer below ${scope}`)
}

/** The mocks do not answer a page that is gone: it asks for nothing more, and hears what it has asked for. */
async function leave(page) {
  for (const frame of page.frames()) {
    await frame.evaluate(() => (window.fetch = () => new Promise(() => undefined)))
  }
  const last = performance.now() + patience.timeout
  while (underWay.size > 0 && performance.now() < last) await setTimeout(10)
  underWay.clear()
}

async function askForTheHandler(page) {
  await leave(page)
  await page.goto(`${server.url}iframe.html?id=studio--empty&viewMode=story&globals=backend:handler`)
  await page.getByRole('note').getByText('npm start').waitFor(patience)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).waitFor(patience)
}

async function open(page, { id, type }) {
  await leave(page)
  await page.goto(`${server.url}iframe.html?id=${id}&viewMode=${type}&globals=timeScale:60x`)
  const shown = type === 'docs' ? '#storybook-docs h1' : '#storybook-root > *'
  await page
    .locator(shown)
    .first()
    .waitFor({ state: 'attached', ...patience })
    .catch(() => wrong.push(`${place}: nothing is shown`))
  const failed = await page.locator('.sb-show-errordisplay #error-message, .sb-show-nopreview').count()
  if (failed > 0) wrong.push(`${place}: ${await page.locator('#error-message').innerText()}`)
}

/** Every prop says its type and what it is for, and none of the element's own is among them. */
async function checkProps(page) {
  const table = page.locator('.docblock-argstable').first()
  await table.waitFor(patience).catch(() => wrong.push(`${place}: there is no table of props`))
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())))
  if (rows.length === 0) wrong.push(`${place}: there are no props`)
  for (const [name, words = '', standard = ''] of rows) {
    if (name === 'className' || name === 'style') wrong.push(`${place}: ${name} is the element's own`)
    const [says = '', type = ''] = words.split('\n').filter((line) => line !== '')
    if (says === '' || type === '') wrong.push(`${place}: ${name} has no description or no type`)
    if (standard === '') wrong.push(`${place}: ${name} has no column for its default`)
  }
}

async function checkLinks(page, all) {
  const links = await page
    .locator('#storybook-docs a[href]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  for (const link of links) {
    const id = /[?&](?:path=\/(?:docs|story)\/|id=)([\w-]+)/.exec(link)?.[1]
    if (id !== undefined && !all.some((entry) => entry.id === id))
      wrong.push(`${place}: ${link} leads nowhere`)
  }
}
