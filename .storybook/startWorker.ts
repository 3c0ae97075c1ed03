import { setupWorker } from 'msw/browser'

/** How long a new worker may take to reach for its page. */
const CLAIM_MS = 2_000

/** Starts the service worker in which the mocks answer, below whatever path this Storybook is served from. */
export async function startWorker() {
  const worker = setupWorker()
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
  })
  if (!(await hasController())) {
    // The page before this one was the last, so its worker took itself away while this page asked for it: it is there,
    // and answers nobody. The next load has it from the start.
    location.reload()
    await new Promise(() => undefined)
  }
  return worker
}

function hasController(): Promise<boolean> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timeout = setTimeout(() => resolve(false), CLAIM_MS)
    serviceWorker.addEventListener(
      'controllerchange',
      () => {
        clearTimeout(timeout)
        resolve(true)
      },
      { once: true },
    )
  })
}
