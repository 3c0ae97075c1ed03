import {
  providerMocks,
  type ProviderName,
  type SimulationOptions,
  type UpstreamMocks,
} from '../../src/mocks.js'
import { apixo, chanjing, kie, type VideoProvider } from '../../src/providers.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** One provider of the playground, and what stands behind it. */
export interface PlaygroundUpstream {
  provider: VideoProvider
  /** The provider's name as a person reads it. */
  name: string
  /** The variables that make it real. */
  variables: readonly string[]
  /** Absent: it is the real one. */
  simulation?: UpstreamMocks
  /** Where its results are fetched. */
  fetch: typeof fetch
}

interface Kind {
  name: string
  variables: readonly string[]
  real(keys: readonly string[]): VideoProvider
  simulated(options: SimulationOptions): {
    provider: VideoProvider
    mocks: UpstreamMocks
  }
}

const kinds: Readonly<Record<ProviderName, Kind>> = {
  apixo: {
    name: 'APIXO',
    variables: ['APIXO_API_KEY'],
    real: ([apiKey]) => apixo({ apiKey }),
    simulated(options) {
      const mocks = providerMocks.apixo(options)
      return { mocks, provider: apixo({ apiKey: 'simulated', fetch: mocks.fetch, allowLoopback: true }) }
    },
  },
  kie: {
    name: 'KIE',
    variables: ['KIE_API_KEY'],
    real: ([apiKey]) => kie({ apiKey }),
    simulated(options) {
      const mocks = providerMocks.kie(options)
      return { mocks, provider: kie({ apiKey: 'simulated', fetch: mocks.fetch, allowLoopback: true }) }
    },
  },
  chanjing: {
    name: 'Chanjing',
    variables: ['CHANJING_APP_ID', 'CHANJING_SECRET_KEY'],
    real: ([appId, secretKey]) => chanjing({ appId, secretKey }),
    simulated(options) {
      const mocks = providerMocks.chanjing(options)
      const keys = { appId: 'playground', secretKey: 'playground' }
      return { mocks, provider: chanjing({ ...keys, fetch: mocks.fetch, allowLoopback: true }) }
    },
  },
}

/** All three providers: each the real one where its keys stand in the environment, else simulated. */
export function playgroundUpstreams(
  environment: Environment,
  options: SimulationOptions,
): PlaygroundUpstream[] {
  return Object.values(kinds).map(({ name, variables, real, simulated }) => {
    const keys = variables.flatMap((variable) => environment[variable]?.trim() || [])
    if (keys.length === variables.length) {
      // Looked up at each call, so that a global that is replaced later is the one used.
      return { name, variables, provider: real(keys), fetch: (...request) => fetch(...request) }
    }
    const { provider, mocks } = simulated(options)
    return { name, variables, provider, simulation: mocks, fetch: mocks.fetch }
  })
}

/** Fetches a result from the upstream that it belongs to, simulated or real. */
export function resultFetch(upstreams: readonly PlaygroundUpstream[]): typeof fetch {
  return async (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input)
    const owner = upstreams.find(({ provider }) =>
      provider.resultHosts.some((host) =>
        host.startsWith('.') ? hostname.endsWith(host) : host === hostname,
      ),
    )
    if (owner) return owner.fetch(input, init)
    throw new TypeError(`No provider of the playground keeps results at ${hostname}.`)
  }
}
