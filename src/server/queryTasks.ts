import * as z from 'zod/mini'
import { MAX_QUERY_IDS, toProblem, wireRoutes } from '../core/wire.js'
import { askProviders } from './askProviders.js'
import { browserTask } from './browserTask.js'
import { findOwnRef } from './findOwnTask.js'
import type { HandlerRoute } from './HandlerRoute.js'
import { jsonResponse } from './jsonResponse.js'
import { publicRefusal } from './problemResponse.js'
import { readJson } from './readBody.js'
import { Refusal, unknownTask } from './Refusal.js'
import { publishTaskOrLog } from './taskNews.js'
import { takeUses } from './takeUses.js'

const querySchema = z.object({ ids: z.array(z.string()).check(z.maxLength(MAX_QUERY_IDS)) })

/** `POST /tasks/query`: many tasks, in the order asked for, each with an answer of its own. */
export const queryTasks: HandlerRoute = {
  method: 'POST',
  path: wireRoutes.query,
  async answer(call) {
    const { request, settings } = call
    const { value } = await readJson(request, settings.limits.bodyBytes)
    const query = querySchema.safeParse(value)
    if (!query.success) {
      throw new Refusal('invalid-input', `Send { ids } with at most ${MAX_QUERY_IDS} task ids.`)
    }
    const { ids } = query.data
    await takeUses(settings, 'checks', call.user, ids.length)
    const owned = await Promise.all(ids.map((id) => findOwnRef(call, id)))
    const taskOf = await askProviders(
      owned.filter((own) => own !== undefined),
      request.signal,
    )
    const results = await Promise.all(
      ids.map(async (id, index) => {
        try {
          const own = owned[index]
          if (!own) throw unknownTask()
          const task = await browserTask(taskOf(own), own.ref, id, settings)
          // The answer does not wait for the store.
          void publishTaskOrLog(settings, call.user, task)
          return { task }
        } catch (error) {
          return { problem: toProblem(publicRefusal(error, settings.logger).error) }
        }
      }),
    )
    return jsonResponse({ results })
  },
}
