export { apixo } from './providers/apixo.js'
export type { ApixoOptions } from './providers/apixo.js'
export type { CallbackHint, VideoProvider } from './providers/provider.js'
