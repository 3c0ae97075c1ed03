import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs'

const TIMEOUT_MS = 30_000
const PROMPT = 'a paper boat in the rain'

/**
 * Opens the page as a person does, types a prompt, generates, and sees the video play.
 * @throws {Error} where that does not happen, or where the page warned, failed or asked for anything from elsewhere
 */
export async function generateInChromium(origin) {
  await inChromium(origin, async (page) => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill(PROMPT)
    await page.getByRole('button', { name: 'Generate' }).click()
    const card = page.getByRole('article', { name: PROMPT })
    await card.waitFor()
    const video = card.getByLabel(/^Generated video/)
    await video.waitFor()
    await video.evaluate(async (player) => {
      player.muted = true
      await player.play()
      while (player.currentTime < 0.1) await new Promise(requestAnimationFrame)
    })
  })
}

/** Opens the page until it can be used, and no more. */
export async function openInChromium(origin) {
  await inChromium(origin, async (page) => {
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.fill(PROMPT)
    await page.getByRole('button', { name: 'Generate' }).waitFor()
  })
}

async function inChromium(origin, use) {
  const executablePath = findChromium()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArgs })
  const complaints = []
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(TIMEOUT_MS)
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (/^http/.test(url.protocol) && url.origin !== origin) complaints.push(`asked for ${url}`)
    })
    await page.goto(origin, { waitUntil: 'networkidle' })
    await use(page)
  } catch (error) {
    throw new Error([error.message, ...complaints].join('\n'), { cause: error })
  } finally {
    await browser.close()
  }
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`)
}
