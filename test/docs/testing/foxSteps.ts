import type { Page } from 'playwright'
import { createVideoMocks } from '../../../src/mocks.js'
import { answerWithMocks } from './answerWithMocks.js'

/** From the click to the video, in a real browser and without a server. */
export async function makesFox(page: Page, url: string) {
  const mocks = createVideoMocks({ timeScale: 0 })
  await answerWithMocks(page, mocks)

  await page.clock.install()
  await page.goto(url)
  await page.getByRole('button', { name: 'Make a fox' }).click()
  await page.getByRole('button', { name: 'Making it…' }).waitFor() // once there is a task, its time can pass
  mocks.advance(60_000)
  await page.clock.fastForward(60_000) // for the page too, which looks when a video is likely done
  await page.getByTitle('A fox').waitFor()
}
