import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { VideoProvider } from '../../src/providers.js'
import { createVideoHandler } from '../../src/server.js'
import { controlRoute, type Control } from './controlRoute.js'
import { imageStore } from './imageStore.js'
import { scaledPolling } from './scaledPolling.js'
import {
  playgroundUpstreams,
  resultFetch,
  type Environment,
  type PlaygroundUpstream,
} from './playgroundUpstreams.js'

/** As fast as the toolbar is at first. */
const DEFAULT_TIME_SCALE = 10
const MAX_SHOWN_CREATES = 50
/** Where APIXO, KIE and Chanjing take creates. What else is posted, as Chanjing's queries are, is none. */
const CREATE_PATH = /\/(generateTask\/[^/]+|jobs\/createTask|task\/submit)$/

export interface PlaygroundOptions {
  environment: Environment
  /** Where uploaded images are kept. */
  imageFolder: string
  say(words: string): void
}

/**
 * The real handler over APIXO, KIE and Chanjing at once, each simulated unless its keys stand in the environment; the
 * images that were given to it; and a route that steers the simulations.
 */
export function createPlayground({ environment, imageFolder, say }: PlaygroundOptions) {
  const upstreams = playgroundUpstreams(environment, { timeScale: DEFAULT_TIME_SCALE })
  const control = controlOf(upstreams)
  const base = {
    authorize: () => ({ user: 'playground' }),
    secret: randomBytes(32).toString('base64url'),
    fetch: resultFetch(upstreams),
    production: false,
    // All its pages, and all tests, are one user.
    limits: { createsPerMinute: Infinity, checksPerMinute: Infinity, uploadsPerMinute: Infinity },
  }
  for (const upstream of upstreams) say(lineAbout(upstream))

  const real = upstreams.filter(({ simulation }) => !simulation)
  if (real.length > 0) {
    const uploader = real.find(({ provider }) => provider.uploadImage)
    say(
      uploader
        ? `Frames are uploaded to ${uploader.name}, where every provider can fetch them.`
        : 'A real provider fetches frames from public URLs, and this machine has none: give frames by URL.',
    )
    const providers = upstreams.map((each) =>
      each === uploader ? each.provider : withoutUpload(each.provider),
    )
    const handler = createVideoHandler({ ...base, providers })
    return {
      answer: async (request: Request) => (await controlRoute(request, control)) ?? (await handler(request)),
    }
  }

  const images = imageStore(imageFolder)
  // An image's URL begins with wherever the page that sent it is.
  const origin = new AsyncLocalStorage<string>()
  const handler = createVideoHandler({
    ...base,
    providers: upstreams.map(({ provider }) => provider),
    polling: scaledPolling(() => control.state().timeScale ?? 1),
    uploadImage: async (image) => `${origin.getStore() ?? ''}${await images.keep(image)}`,
    allowLoopback: true,
  })
  return {
    answer: async (request: Request) =>
      (await controlRoute(request, control)) ??
      (await images.answer(request)) ??
      (await origin.run(new URL(request.url).origin, () => handler(request))),
  }
}

function lineAbout({ name, variables, simulation }: PlaygroundUpstream): string {
  return simulation
    ? `${name} is simulated. Set ${variables.join(' and ')} to make real videos.`
    : `${name} is the real one, and costs money.`
}

/** What a simulated provider keeps no real one can fetch. */
function withoutUpload({ uploadImage: _, ...provider }: VideoProvider): VideoProvider {
  return provider
}

/** Scenario and time scale reach every simulation, and no real provider. */
function controlOf(upstreams: readonly PlaygroundUpstream[]): Control {
  const simulations = upstreams.flatMap(({ simulation }) => simulation ?? [])
  const providers = Object.fromEntries(
    upstreams.map(
      ({ provider, simulation }) => [provider.provider, simulation ? 'simulated' : 'real'] as const,
    ),
  )
  if (simulations.length === 0) return { state: () => ({ providers }) }
  let state: ReturnType<Control['state']> = {
    providers,
    scenario: 'success',
    timeScale: DEFAULT_TIME_SCALE,
  }
  return {
    state: () => state,
    creates: () =>
      simulations.flatMap(({ requests }) =>
        requests.filter(({ url }) => CREATE_PATH.test(url)).slice(-MAX_SHOWN_CREATES),
      ),
    steer({ scenario, timeScale, advanceMs }) {
      for (const simulation of simulations) {
        if (scenario !== undefined) simulation.setScenario(scenario)
        if (timeScale !== undefined) simulation.setTimeScale(timeScale)
        if (advanceMs !== undefined) simulation.advance(advanceMs)
      }
      state = {
        ...state,
        ...(scenario !== undefined && { scenario }),
        ...(timeScale !== undefined && { timeScale }),
      }
    },
  }
}
