import * as z from 'zod/mini'
import { MAX_EVENT_IDS, wireRoutes } from '../core/wire.js'
import { findOwnRef } from './findOwnTask.js'
import type { HandlerRoute } from './HandlerRoute.js'
import type { HandlerSettings } from './handlerSettings.js'
import { readJson } from './readBody.js'
import { Refusal } from './Refusal.js'
import { taskFollowers } from './taskFollowers.js'
import { openTaskStream } from './taskStream.js'
import { takeUses } from './takeUses.js'
import { userNews } from './userNews.js'

/** As many ids as may be, each as long as a sealed one gets. */
const MAX_BODY_BYTES = 256 * 1024
/** When a stream more is worth another try: by then a page that was closed has been noticed. */
const TRY_AGAIN_SECONDS = 20

const eventsSchema = z.object({ ids: z.array(z.string()).check(z.maxLength(MAX_EVENT_IDS)) })

/**
 * `POST /events`: what becomes of many tasks, as server-sent events. First what is known, then `ready`, then each change
 * as it happens, and `end` when all of them are over. Behind it the handler looks at each task once for all who listen.
 *
 * An id that is nobody's or somebody else's gets one `problem` event, as a task does that is not looked at any more.
 * A stream that breaks is taken up where it was by `Last-Event-ID`, with the same ids in the same order.
 */
export function taskEvents(settings: HandlerSettings): HandlerRoute {
  const streams = new Map<string, number>()
  const shared = { settings, news: userNews(settings), followers: taskFollowers(settings) }

  /** @throws {Refusal} 429 where this user has as many streams in this process as they may. */
  function enter(user: string): () => void {
    const open = streams.get(user) ?? 0
    if (open >= settings.limits.eventStreams) {
      throw new Refusal('rate-limited', 'There are too many open streams of events.', {
        headers: { 'Retry-After': String(TRY_AGAIN_SECONDS) },
      })
    }
    streams.set(user, open + 1)
    return () => {
      const left = (streams.get(user) ?? 1) - 1
      if (left > 0) streams.set(user, left)
      else streams.delete(user)
    }
  }

  return {
    method: 'POST',
    path: wireRoutes.events,
    async answer(call) {
      const { request, user } = call
      const { value } = await readJson(request, Math.max(settings.limits.bodyBytes, MAX_BODY_BYTES))
      const events = eventsSchema.safeParse(value)
      if (!events.success) {
        throw new Refusal('invalid-input', `Send { ids } with at most ${MAX_EVENT_IDS} task ids.`)
      }
      await takeUses(settings, 'checks', user)
      const ids = [...new Set(events.data.ids)]
      const owned = await Promise.all(ids.map((id) => findOwnRef(call, id)))
      return openTaskStream(shared, { request, user, ids, owned }, enter(user))
    },
  }
}
