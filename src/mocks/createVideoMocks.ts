import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { everythingUnder } from './everythingUnder.js'
import { handlerRoutes } from './handlerRoutes.js'
import type { Simulation, SimulationOptions } from './SimulatedProvider.js'
import { SimulatedProvider } from './SimulatedProvider.js'

export interface VideoMocksOptions extends SimulationOptions {
  /** Where the handler would be served: a path, then on every host, or a whole URL. Default `/api/video`. */
  url?: string
}

export interface VideoMocks extends Simulation {
  /** For msw's `setupWorker`, `setupServer` or Storybook. */
  readonly handlers: RequestHandler[]
}

/**
 * `createVideoHandler` and a provider behind it, simulated in the process that asks: for tests, stories and demos of
 * an app that uses `createBackend`. It knows no users, and its task ids are not sealed.
 *
 * An upstream that does not answer is reported at once, where the real handler would wait for it first.
 *
 * @example
 * const mocks = createVideoMocks()
 * const server = setupServer(...mocks.handlers)
 * mocks.setScenario('fail:CONTENT_VIOLATION')
 * mocks.advance(60_000)
 */
export function createVideoMocks(options: VideoMocksOptions = {}): VideoMocks {
  const url = (options.url ?? '/api/video').replace(/\/+$/, '')
  const provider = new SimulatedProvider(options)
  const routes = handlerRoutes(provider, new URL(url, 'http://localhost').pathname.replace(/\/+$/, ''))

  return {
    handlers: [http.all(everythingUnder(url), ({ request }) => routes.answer(request))],
    tasks: provider.tasks,
    setScenario: (name) => {
      provider.setScenario(name)
    },
    setTimeScale: (timeScale) => {
      provider.setTimeScale(timeScale)
    },
    advance: (ms) => {
      provider.advance(ms)
    },
    reset: () => {
      provider.reset()
      routes.clear()
    },
  }
}
