import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { parseUrl } from '../core/parseUrl.js'

/** How long a browser may remember a preflight: browsers cap it themselves, the strictest at two hours. */
const PREFLIGHT_LIFE_SECONDS = 2 * 60 * 60

/** What a page elsewhere may read beyond the few headers that every page may. */
const EXPOSED = [
  ...['Accept-Ranges', 'Content-Disposition', 'Content-Length', 'Content-Range'],
  ...['Date', 'ETag', 'Location', 'Retry-After'],
]

/**
 * Lets pages of these origins, and of no other, send requests with cookies and own headers, and read the answers.
 * Every answer says that it depends on the origin, so that no cache shows one page's to another.
 */
export function allowOrigins(origins: ReadonlySet<string>): MiddlewareHandler {
  const allowed = cors({
    origin: [...origins],
    credentials: true,
    allowMethods: ['GET', 'POST'],
    exposeHeaders: EXPOSED,
    maxAge: PREFLIGHT_LIFE_SECONDS,
  })
  return async (context, next) => {
    if (origins.has(context.req.header('Origin') ?? '')) return allowed(context, next)
    await next()
    context.header('Vary', 'Origin', { append: true })
  }
}

/**
 * The origins as a set.
 * @throws {Error} for one that is not spelled as a browser spells it: it would never match, or match too much.
 */
export function exactOrigins(given: readonly string[] = []): ReadonlySet<string> {
  for (const origin of given) {
    if (!/^https?:\/\/[^*]+$/.test(origin) || parseUrl(origin)?.origin !== origin) {
      throw new Error(
        `createVideoHandler: \`allowedOrigins\` takes exact origins such as 'https://app.example.com', not '${origin}'.`,
      )
    }
  }
  return new Set(given)
}
