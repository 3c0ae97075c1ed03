import type { Context } from 'hono'
import { Hono } from 'hono'
import { allowOrigins } from './allowOrigins.js'
import { authorizedUser, refuseCrossSite } from './guard.js'
import type { HandlerRoute } from './HandlerRoute.js'
import type { HandlerSettings } from './handlerSettings.js'
import { handlerSettings } from './handlerSettings.js'
import { intentStatus } from './intentStatus.js'
import { listModels } from './listModels.js'
import { problemResponse } from './problemResponse.js'
import { queryTasks } from './queryTasks.js'
import { receiveCallback } from './receiveCallback.js'
import { receiveImage } from './receiveImage.js'
import { Refusal } from './Refusal.js'
import { resultVideo } from './resultVideo.js'
import { submitTask } from './submitTask.js'
import { taskEvents } from './taskEvents.js'
import { taskStatus } from './taskStatus.js'
import type { VideoHandlerOptions } from './VideoHandlerOptions.js'

/** A fixed path stands before the pattern that would match it too. */
const routes: readonly HandlerRoute[] = [
  listModels,
  submitTask,
  queryTasks,
  taskStatus,
  resultVideo,
  receiveImage,
  intentStatus,
  receiveCallback,
]

/**
 * The backend's side of the kit: a function from `Request` to `Response` for every path below `basePath`, and the only
 * place that knows a provider's key. Serve it for GET and POST, in anything that speaks the two.
 *
 * It answers every request, whatever happens: the function it gives back does not reject. No URL that a browser sends is
 * fetched, and no upstream answer is passed through: each response is built from named fields.
 *
 * @throws {Error} where the options are contradictory, or not safe for production; the message says what to do.
 */
export function createVideoHandler(options: VideoHandlerOptions): (request: Request) => Promise<Response> {
  const settings = handlerSettings(options)
  const app = new Hono()
  if (settings.allowedOrigins.size > 0) app.use(allowOrigins(settings.allowedOrigins))
  for (const route of [...routes, taskEvents(settings)]) {
    app.all(`${settings.basePath}${route.path}`, (context) => logged(context, route, settings))
  }
  app.notFound(() => problemResponse(new Refusal('not-found', 'There is no such path.'), settings.logger))
  app.onError((error) => problemResponse(error, settings.logger))
  return async (request) => app.fetch(request)
}

/** Says the path as the routes have it, so that no id of a task and no right to a video is in a log. */
async function logged(context: Context, route: HandlerRoute, settings: HandlerSettings): Promise<Response> {
  const startedAt = Date.now()
  const answer = await answered(context, route, settings)
  const { method } = context.req
  const details = { method, path: route.path, status: answer.status, ms: Date.now() - startedAt }
  settings.logger.debug(details, 'Answered')
  return answer
}

async function answered(context: Context, route: HandlerRoute, settings: HandlerSettings): Promise<Response> {
  const request = context.req.raw
  try {
    if (request.method !== route.method) throw methodNotAllowed(route)
    if (request.method !== 'GET' && !route.fromAnywhere) refuseCrossSite(request, settings.allowedOrigins)
    const visit = { request, id: context.req.param('id') ?? '', settings }
    const answer = await route.withoutUser?.(visit)
    if (answer) return answer
    const user = await authorizedUser(request, settings.authorize)
    return await route.answer({ ...visit, user })
  } catch (error) {
    // Nobody is left to read an answer, and nothing is wrong with the server.
    if (request.signal.aborted) return new Response(null, { status: 499 })
    return problemResponse(error, settings.logger)
  }
}

function methodNotAllowed({ method }: HandlerRoute): Refusal {
  return new Refusal('invalid-input', `This path takes ${method} only.`, {
    status: 405,
    headers: { Allow: method },
  })
}
