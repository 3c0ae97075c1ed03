import { apixoMocks } from './apixoMocks.js'

/** Each upstream's dialect over the simulated provider, for the real providers and the real handler to run against. */
export const providerMocks = { apixo: apixoMocks } as const
