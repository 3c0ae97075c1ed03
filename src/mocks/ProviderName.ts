/** The upstreams that the simulation can speak like. */
export type ProviderName = 'apixo' | 'kie' | 'chanjing'

/** The one that a model belongs to; a model of nobody known is served as APIXO serves its own. */
export function providerNameOf(provider: string): ProviderName {
  return provider === 'kie' || provider === 'chanjing' ? provider : 'apixo'
}
