import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers.js'
import { createVideoHandler } from '../../src/server.js'
import { controlRoute, type Control } from './controlRoute.js'
import { imageStore } from './imageStore.js'

/** As fast as the toolbar is at first. */
const DEFAULT_TIME_SCALE = 10
const MAX_SHOWN_CREATES = 50

export interface PlaygroundOptions {
  environment: Readonly<Record<string, string | undefined>>
  /** Where uploaded images are kept. */
  imageFolder: string
  say(words: string): void
}

/**
 * The real handler over a simulated provider, or over APIXO where `APIXO_API_KEY` is set; the images that were given
 * to it; and a route that steers the simulation.
 */
export function createPlayground({ environment, imageFolder, say }: PlaygroundOptions) {
  const secret = randomBytes(32).toString('base64url')
  const { handler, control, images } = environment['APIXO_API_KEY']
    ? overApixo(environment['APIXO_API_KEY'], secret)
    : overSimulation(imageFolder, secret)
  say(
    control.steer
      ? '/api/video runs over a simulated provider. Set APIXO_API_KEY to make real videos.'
      : '/api/video runs over APIXO, which costs money. It fetches frames from public URLs and this machine has none, ' +
          'so frames are given by URL and not uploaded.',
  )
  return {
    async answer(request: Request): Promise<Response> {
      return (
        (await controlRoute(request, control)) ?? (await images?.answer(request)) ?? (await handler(request))
      )
    },
  }
}

function overApixo(apiKey: string, secret: string) {
  const handler = createVideoHandler({
    providers: [apixo({ apiKey })],
    authorize: () => ({ user: 'playground' }),
    secret,
    production: false,
  })
  const control: Control = { state: () => ({ provider: 'apixo' }) }
  return { handler, control, images: undefined }
}

function overSimulation(imageFolder: string, secret: string) {
  const upstream = providerMocks.apixo({ timeScale: DEFAULT_TIME_SCALE })
  const images = imageStore(imageFolder)
  // An image's URL begins with wherever the page that sent it is.
  const origin = new AsyncLocalStorage<string>()
  const handler = createVideoHandler({
    providers: [apixo({ apiKey: 'simulated', fetch: upstream.fetch, allowLoopback: true })],
    authorize: () => ({ user: 'playground' }),
    secret,
    uploadImage: async (image) => `${origin.getStore() ?? ''}${await images.keep(image)}`,
    fetch: upstream.fetch,
    allowLoopback: true,
    production: false,
  })
  let state: ReturnType<Control['state']> = {
    provider: 'simulated',
    scenario: 'success',
    timeScale: DEFAULT_TIME_SCALE,
  }
  const control: Control = {
    state: () => state,
    creates: () => upstream.requests.filter(({ method }) => method === 'POST').slice(-MAX_SHOWN_CREATES),
    steer({ scenario, timeScale, advanceMs }) {
      if (scenario !== undefined) upstream.setScenario(scenario)
      if (timeScale !== undefined) upstream.setTimeScale(timeScale)
      if (advanceMs !== undefined) upstream.advance(advanceMs)
      state = {
        ...state,
        ...(scenario !== undefined && { scenario }),
        ...(timeScale !== undefined && { timeScale }),
      }
    },
  }
  return {
    handler: (request: Request) => origin.run(new URL(request.url).origin, () => handler(request)),
    control,
    images,
  }
}
