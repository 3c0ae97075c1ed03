import { apixoMocks } from './apixoMocks.js'
import { chanjingMocks } from './chanjingMocks.js'
import { kieMocks } from './kieMocks.js'

/** Each upstream's dialect over the simulated provider, for the real providers and the real handler to run against. */
export const providerMocks = { apixo: apixoMocks, kie: kieMocks, chanjing: chanjingMocks } as const
