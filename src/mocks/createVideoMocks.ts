import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { ModelId } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { models } from '../models/registry.js'
import { everythingUnder } from './everythingUnder.js'
import { handlerRoutes } from './handlerRoutes.js'
import type { Simulation, SimulationOptions } from './SimulatedProvider.js'
import { SimulatedProvider } from './SimulatedProvider.js'

/** What `createVideoMocks` may be told. */
export interface VideoMocksOptions extends SimulationOptions {
  /** Where the handler would be served: a path, then on every host, or a whole URL. Default `/api/video`. */
  url?: string
  /** Which models are on offer, in that order. Default: every one that the kit knows. */
  models?: readonly ModelId[]
}

/** A simulated handler, and the ways to steer it. */
export interface VideoMocks extends Simulation {
  /** For msw's `setupWorker`, `setupServer` or Storybook. */
  readonly handlers: RequestHandler[]
}

/**
 * `createVideoHandler` and the providers behind it, simulated in the process that asks: for tests, stories and demos of
 * an app that uses `createBackend`. It knows no users, and its task ids are not sealed. Each model takes what it takes
 * in life, and fails in the words of its provider.
 *
 * An upstream that does not answer is reported at once, where the real handler would wait for it first.
 *
 * @throws {RangeError} for a model that the kit does not know.
 * @example
 * const mocks = createVideoMocks()
 * const server = setupServer(...mocks.handlers)
 * mocks.setScenario('fail:CONTENT_VIOLATION')
 * mocks.advance(60_000)
 */
export function createVideoMocks(options: VideoMocksOptions = {}): VideoMocks {
  const url = (options.url ?? '/api/video').replace(/\/+$/, '')
  const provider = new SimulatedProvider(options)
  const basePath = new URL(url, 'http://localhost').pathname.replace(/\/+$/, '')
  const routes = handlerRoutes(provider, options.models?.map(modelOf) ?? models, basePath)

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

function modelOf(id: ModelId): VideoModel {
  const model = models.find((each) => each.id === id)
  if (model) return model
  throw new RangeError(
    `There is no model ${JSON.stringify(id)}. There are ${models.map((each) => each.id).join(', ')}.`,
  )
}
