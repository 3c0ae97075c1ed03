import { VideoError } from '../core/VideoError.js'
import type { VideoModel } from '../core/VideoModel.js'
import { IMAGE_MODEL_PARAMETER, wireRoutes } from '../core/wire.js'
import { createRoute } from './createRoute.js'
import { eventRoute } from './eventRoute.js'
import { handlerJson, handlerProblem, unknownThing } from './handlerAnswers.js'
import { ImageShelf } from './ImageShelf.js'
import { IntentBook } from './IntentBook.js'
import { offeredModel } from './offeredModel.js'
import type { SimulatedProvider } from './SimulatedProvider.js'
import { taskRoutes } from './taskRoutes.js'

const powers = { batch: true, push: true, upload: true, intents: true }

/** One method and path below the base; where the path has a variable part it is the pattern's group. */
type Route = readonly [
  method: 'GET' | 'POST',
  pattern: RegExp,
  answer: (request: Request, id: string) => Response | Promise<Response>,
]

export interface HandlerRoutes {
  /** Answers as the handler would: what goes wrong is a problem, an unknown path a 404. */
  readonly answer: (request: Request) => Promise<Response>
  /** Forgets intents and images. */
  readonly clear: () => void
}

/**
 * The handler's routes over the simulated provider, for those models.
 * @param basePath Without a slash at its end. What stands before it in a request's path is of no matter.
 */
export function handlerRoutes(
  provider: SimulatedProvider,
  models: readonly VideoModel[],
  basePath: string,
): HandlerRoutes {
  const intents = new IntentBook(provider)
  const images = new ImageShelf()
  const tasks = taskRoutes(provider, intents, basePath)

  async function keepImage(request: Request): Promise<Response> {
    const wanted = new URL(request.url).searchParams.get(IMAGE_MODEL_PARAMETER)
    const id = await images.keep(request, wanted === null ? undefined : offeredModel(models, wanted).image)
    // Whole, because whoever makes the video fetches the frame from elsewhere.
    return handlerJson({ url: request.url.replace(/[?#].*$/, '') + `/${id}` }, 201)
  }

  const routes: readonly Route[] = [
    ['GET', exactly(wireRoutes.models), () => handlerJson({ models, powers })],
    ['POST', exactly(wireRoutes.tasks), createRoute({ provider, models, intents, basePath })],
    ['POST', exactly(wireRoutes.query), tasks.many],
    ['POST', exactly(wireRoutes.events), eventRoute(provider, tasks.look)],
    ['POST', exactly(wireRoutes.images), keepImage],
    [
      'GET',
      /^\/images\/([^/]+)$/,
      (_request, id) => images.answer(id) ?? handlerProblem(unknownThing('There is no such image.')),
    ],
    ['GET', /^\/tasks\/([^/]+)$/, tasks.one],
    ['GET', /^\/tasks\/([^/]+)\/video$/, tasks.video],
    ['GET', /^\/intents\/([^/]+)$/, tasks.intent],
  ]

  function routeOf(path: string): [Route, id: string | undefined] | undefined {
    for (const route of routes) {
      const found = route[1].exec(path)
      if (found) return [route, found[1]]
    }
    return undefined
  }

  return {
    async answer(request) {
      try {
        const path = pathBelow(basePath, request)
        const [route, id] = routeOf(path) ?? []
        if (!route) throw unknownThing('There is no such path.')
        const [method, , answer] = route
        if (request.method === method) return await answer(request, decoded(id ?? ''))
        throw new VideoError('invalid-input', `This path takes ${method} only.`, { status: 405 })
      } catch (error) {
        if (error instanceof VideoError) return handlerProblem(error)
        throw error
      }
    },
    clear() {
      intents.clear()
      images.clear()
    },
  }
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`)
}

function pathBelow(basePath: string, request: Request): string {
  const { pathname } = new URL(request.url)
  const at = pathname.indexOf(`${basePath}/`)
  return at < 0 ? '' : pathname.slice(at + basePath.length)
}

/** An id that cannot be decoded is one that nobody has. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return ''
  }
}
