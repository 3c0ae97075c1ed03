import type { VideoModel } from '../core/VideoModel.js'
import type { VideoProvider } from '../providers/provider.js'
import type { HandlerSettings } from './handlerSettings.js'
import { Refusal } from './Refusal.js'

export interface CatalogueEntry {
  model: VideoModel
  provider: VideoProvider
}

/**
 * Every model on offer, with who makes it, in the order of the providers.
 * A model whose id does not begin with its provider's name is left out: its tasks could not be found again.
 */
export async function catalogue({ providers }: HandlerSettings): Promise<CatalogueEntry[]> {
  const lists = await Promise.all(
    [...providers.values()].map(async (provider) => {
      const { models } = await provider.describe()
      return models.map((model) => ({ model, provider }))
    }),
  )
  return lists.flat().filter(({ model, provider }) => model.id.startsWith(`${provider.provider}/`))
}

/** @throws {Refusal} 422 for a model that is not on offer. */
export async function offeredModel(
  settings: HandlerSettings,
  modelId: string | undefined,
): Promise<CatalogueEntry> {
  const entry = (await catalogue(settings)).find(({ model }) => model.id === modelId)
  if (entry) return entry
  throw new Refusal('invalid-input', 'The handler offers no such model.', {
    fields: { model: 'input.model.unknown' },
  })
}
