import { browserTask } from './browserTask.js'
import { findOwnTask } from './findOwnTask.js'
import type { HandlerRoute } from './HandlerRoute.js'
import { jsonResponse } from './jsonResponse.js'
import { publishTaskOrLog } from './taskNews.js'
import { takeUses } from './takeUses.js'

/** `GET /tasks/:id`: how far one task has come. */
export const taskStatus: HandlerRoute = {
  method: 'GET',
  path: '/tasks/:id',
  async answer(call) {
    await takeUses(call.settings, 'checks', call.user)
    const { ref, task } = await findOwnTask(call, call.id)
    const seen = await browserTask(task, ref, call.id, call.settings)
    // The answer does not wait for the store.
    void publishTaskOrLog(call.settings, call.user, seen)
    return jsonResponse(seen)
  },
}
