import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { ApixoUpstream, RequestRecord } from './apixoUpstream.js'
import { apixoUpstream } from './apixoUpstream.js'
import { everythingUnder } from './everythingUnder.js'
import { mswAnswer } from './mswAnswer.js'
import type { Simulation, SimulationOptions } from './SimulatedProvider.js'
import { SimulatedProvider } from './SimulatedProvider.js'
import { simulatedFetch } from './simulatedFetch.js'

export interface ApixoMocksOptions extends SimulationOptions {
  /** Where a task's video is to be found. Default `https://r2.apixo.ai/<taskId>.mp4`. */
  resultUrl?: (taskId: string) => string
}

export interface ApixoMocks extends Simulation {
  /** For `apixo({ fetch })`: API and videos, without msw and without a network. */
  readonly fetch: typeof fetch
  /** The same for msw, at `https://api.apixo.ai` and where the videos are. */
  readonly handlers: RequestHandler[]
  /** Every request that came, oldest first, those that were refused too. */
  readonly requests: readonly RequestRecord[]
}

/**
 * APIXO, simulated: its routes and bodies over tasks that live in memory. Callbacks are accepted and never sent.
 *
 * Through `handlers` a browser learns no cause of a connection that failed, and Node neither; through `fetch` the
 * error's `cause.code` is Node's `ECONNREFUSED` or `ECONNRESET`.
 */
export function apixoMocks(options: ApixoMocksOptions = {}): ApixoMocks {
  const { resultUrl = (taskId: string) => `https://r2.apixo.ai/${taskId}.mp4` } = options
  const provider = new SimulatedProvider(options)
  const upstream = apixoUpstream(provider, resultUrl)

  return {
    fetch: simulatedFetch(upstream.answer),
    handlers: mswHandlers(upstream, resultUrl),
    requests: upstream.requests,
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
      upstream.requests.length = 0
    },
  }
}

function mswHandlers(upstream: ApixoUpstream, resultUrl: (taskId: string) => string): RequestHandler[] {
  return [
    http.all(everythingUnder('https://api.apixo.ai'), ({ request }) => mswAnswer(upstream.answer(request))),
    // Only the videos are ours there; whatever else that origin has goes its own way.
    http.get(everythingUnder(new URL(resultUrl('task')).origin), ({ request }) => upstream.file(request)),
  ]
}
