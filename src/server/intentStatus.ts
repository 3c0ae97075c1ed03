import type { HandlerRoute } from './HandlerRoute.js'
import { intentsOf, isIntentId } from './intents.js'
import { jsonResponse } from './jsonResponse.js'
import { Refusal } from './Refusal.js'

/** `GET /intents/:id`: what became of a create whose answer was lost. It never creates. */
export const intentStatus: HandlerRoute = {
  method: 'GET',
  path: '/intents/:id',
  async answer({ id, user, settings }) {
    const intent = isIntentId(id) ? await intentsOf(settings.store, user).find(id) : undefined
    if (!intent) throw new Refusal('not-found', 'Nothing is known of that intent.')
    return jsonResponse(intent.task ? { outcome: 'task', task: intent.task } : { outcome: 'in-flight' })
  },
}
