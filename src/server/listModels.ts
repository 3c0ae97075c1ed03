import { modelsAnswerSchema } from '../core/modelsAnswerSchema.js'
import { wireRoutes } from '../core/wire.js'
import { catalogue } from './catalogue.js'
import type { HandlerRoute } from './HandlerRoute.js'
import { imageUpload } from './imageUpload.js'
import { jsonResponse } from './jsonResponse.js'

/** `GET /models`: what is on offer, and what the handler can do beyond making and looking. */
export const listModels: HandlerRoute = {
  method: 'GET',
  path: wireRoutes.models,
  async answer({ settings }) {
    const models = (await catalogue(settings)).map(({ model }) => model)
    const powers = { batch: true, push: true, upload: imageUpload(settings) !== undefined, intents: true }
    // Parsed on the way out, so that nothing travels but the fields of a model.
    return jsonResponse(modelsAnswerSchema.parse({ models, powers }))
  },
}
