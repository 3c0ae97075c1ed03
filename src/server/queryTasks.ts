import * as z from 'zod/mini'
import type { Task } from '../core/Task.js'
import type { Problem } from '../core/wire.js'
import { MAX_QUERY_IDS, toProblem, wireRoutes } from '../core/wire.js'
import { browserTask } from './browserTask.js'
import { findOwnTask } from './findOwnTask.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import { jsonResponse } from './jsonResponse.js'
import { mapAtMost } from './mapAtMost.js'
import { publicRefusal } from './problemResponse.js'
import { readJson } from './readBody.js'
import { Refusal } from './Refusal.js'

/** How many checks of one query are under way at once: a full query takes five rounds, and no provider is flooded. */
const CHECKS_AT_ONCE = 10

const querySchema = z.object({ ids: z.array(z.string()).check(z.maxLength(MAX_QUERY_IDS)) })

/** `POST /tasks/query`: many tasks, in the order asked for, each with an answer of its own. */
export const queryTasks: HandlerRoute = {
  method: 'POST',
  path: wireRoutes.query,
  async answer(call) {
    const { value } = await readJson(call.request, call.settings.limits.bodyBytes)
    const query = querySchema.safeParse(value)
    if (!query.success) {
      throw new Refusal('invalid-input', `Send { ids } with at most ${MAX_QUERY_IDS} task ids.`)
    }
    const results = await mapAtMost(CHECKS_AT_ONCE, query.data.ids, (id) => resultOf(call, id))
    return jsonResponse({ results })
  },
}

async function resultOf(call: HandlerCall, id: string): Promise<{ task: Task } | { problem: Problem }> {
  try {
    const { ref, task } = await findOwnTask(call, id)
    return { task: browserTask(task, ref, id, call.settings) }
  } catch (error) {
    if (call.request.signal.aborted) throw error
    return { problem: toProblem(publicRefusal(error, call.settings.logger).error) }
  }
}
