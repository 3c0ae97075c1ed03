import { getResponse } from 'msw'
import type { Page, Route } from 'playwright'
import type { VideoMocks } from '../../../src/mocks.js'

/** Every request of the page to the handler is answered here, in the process of the test. */
export async function answerWithMocks(page: Page, mocks: VideoMocks) {
  await page.route('**/api/video/**', (route) => void answer(route, mocks))
}

async function answer(route: Route, mocks: VideoMocks) {
  const asked = route.request()
  // Push is an answer that goes on, and Playwright gives whole answers only: the page looks by itself then.
  if (asked.url().endsWith('/events')) return route.fulfill({ status: 404 })
  const body = asked.postDataBuffer()
  const request = new Request(asked.url(), {
    method: asked.method(),
    headers: await asked.allHeaders(),
    ...(body && { body: new Uint8Array(body) }),
  })
  const response = await getResponse(mocks.handlers, request)
  if (!response) return route.abort()
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}
