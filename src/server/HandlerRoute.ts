import type { HandlerSettings } from './handlerSettings.js'

/** A request for one of the routes, before anybody asked whose it is. */
export interface HandlerVisit {
  request: Request
  /** The path's variable part, decoded; `''` where it has none. */
  id: string
  settings: HandlerSettings
}

/** A request that was let in. */
export interface HandlerCall extends HandlerVisit {
  /** Whose it is. */
  user: string
}

/** One path and the one method that it takes. */
export interface HandlerRoute {
  method: 'GET' | 'POST'
  /** Below the base path, with `:id` for its variable part. */
  path: string
  /** Whether it takes what another site made a browser send: only for a route that goes by no cookie. */
  fromAnywhere?: true
  /** Answers a request that carries its own right; `undefined` where it carries none, and has to say whose it is. */
  withoutUser?(visit: HandlerVisit): Promise<Response | undefined>
  /** Throws a `Refusal` or a `VideoError` for everything but success. */
  answer(call: HandlerCall): Promise<Response>
}
