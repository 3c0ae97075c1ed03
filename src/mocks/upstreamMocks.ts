import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { OnCallback } from './CallbackPost.js'
import { everythingUnder } from './everythingUnder.js'
import { mswAnswer } from './mswAnswer.js'
import type { Simulation, SimulationOptions } from './SimulatedProvider.js'
import type { RequestRecord, SimulatedUpstream } from './SimulatedUpstream.js'
import { simulatedFetch } from './simulatedFetch.js'

/** What every simulated upstream may be told. */
export interface UpstreamMocksOptions extends SimulationOptions {
  /** Where a task's video is to be found. Default: where the provider itself keeps it. */
  resultUrl?: (taskId: string) => string
  /**
   * Sends the callback that a create asked for. Default: the global `fetch`. It is called at the first `advance` and
   * the first request after the task has ended, since nothing here has a timer.
   */
  onCallback?: OnCallback
}

/** A simulated upstream, whichever dialect it speaks. */
export interface UpstreamMocks extends Simulation {
  /** For the provider's option `fetch`: API, videos and uploaded files, without msw and without a network. */
  readonly fetch: typeof fetch
  /** The same for msw, at the provider's own addresses. */
  readonly handlers: RequestHandler[]
  /** Every request that came, oldest first, those that were refused too. */
  readonly requests: readonly RequestRecord[]
  /** Resolves once the callbacks that are due by now have been taken or refused. */
  readonly delivered: () => Promise<void>
}

/**
 * The two ways into an upstream, `fetch` and msw, and what steers it.
 *
 * Through `handlers` a browser learns no cause of a connection that failed, and Node neither; through `fetch` the
 * error's `cause.code` is Node's `ECONNREFUSED` or `ECONNRESET`.
 * @param origins Where the upstream answers every request.
 * @param fileOrigins Where only its videos and files are; whatever else there is goes its own way.
 */
export function upstreamMocks(
  upstream: SimulatedUpstream,
  origins: readonly string[],
  fileOrigins: readonly string[],
): UpstreamMocks {
  const { provider } = upstream
  return {
    fetch: simulatedFetch(upstream.answer),
    handlers: [
      ...origins.map((origin) =>
        http.all(everythingUnder(origin), ({ request }) => mswAnswer(upstream.answer(request))),
      ),
      ...fileOrigins.map((origin) =>
        http.get(everythingUnder(origin), ({ request }) => upstream.file(request)),
      ),
    ],
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
      upstream.callbacks.postDue()
    },
    delivered: () => {
      upstream.callbacks.postDue()
      return upstream.callbacks.delivered()
    },
    reset: () => {
      upstream.reset()
    },
  }
}
