import type { VideoInput } from '../../src/core/VideoInput.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import type { ProviderName, scenarios, UpstreamMocks, UpstreamMocksOptions } from '../../src/mocks.js'
import { providerMocks } from '../../src/mocks.js'
import { modelMode } from '../../src/models/modelMode.js'
import { apixo } from '../../src/providers/apixo.js'
import { chanjing } from '../../src/providers/chanjing.js'
import { kie } from '../../src/providers/kie.js'
import type { VideoProvider } from '../../src/providers/provider.js'

export interface SimulatedPair {
  mocks: UpstreamMocks
  provider: VideoProvider
}

const quiet = { allowLoopback: true, onUnknownState: () => undefined }

/** Each simulated upstream, and the real provider that speaks to it. */
export const pairs: Readonly<Record<ProviderName, (options?: UpstreamMocksOptions) => SimulatedPair>> = {
  apixo: (options) => {
    const mocks = providerMocks.apixo(options)
    return { mocks, provider: apixo({ apiKey: 'test-key-1234', fetch: mocks.fetch, ...quiet }) }
  },
  kie: (options) => {
    const mocks = providerMocks.kie(options)
    return { mocks, provider: kie({ apiKey: 'test-key-1234', fetch: mocks.fetch, ...quiet }) }
  },
  chanjing: (options) => {
    const mocks = providerMocks.chanjing(options)
    const keys = { appId: 'test-app-id', secretKey: 'test-secret-1234' }
    return { mocks, provider: chanjing({ ...keys, fetch: mocks.fetch, ...quiet }) }
  },
}

/** The creates among the requests that an upstream received. */
export function creates({ requests }: Pick<UpstreamMocks, 'requests'>) {
  return requests.filter(({ url }) => /\/(generateTask\/|jobs\/createTask|task\/submit)/.test(url))
}

/** The smallest input that a model takes: text alone, or with one frame. */
export function inputFor(model: VideoModel, prompt = 'a fox in the snow'): VideoInput {
  const takesTextAlone = modelMode(model, {}) !== undefined
  return { model: model.id, prompt, ...(!takesTextAlone && { startFrame: 'https://example.com/start.jpg' }) }
}

/** Whether the table promises the scenario's end for that provider. */
export function isAbout({ providers }: (typeof scenarios)[number], provider: string): boolean {
  return providers === undefined || providers.some((each) => each === provider)
}
