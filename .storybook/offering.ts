import type { VideoBackend } from '../src/index.js'

/** The same backend, offering only the models of one provider: for the toolbar, which decides what a story's form shows. */
export function offering(backend: VideoBackend, provider: string): VideoBackend {
  if (provider === 'all') return backend
  return {
    ...backend,
    async describe(options) {
      const { models, powers } = await backend.describe(options)
      return { models: models.filter((model) => model.provider === provider), powers }
    },
  }
}
