import type { HandlerSettings } from './handlerSettings.js'

/** A request that was let in. */
export interface HandlerCall {
  request: Request
  /** Whose it is. */
  user: string
  /** The path's variable part, decoded; `''` where it has none. */
  id: string
  settings: HandlerSettings
}

/** One path and the one method that it takes. */
export interface HandlerRoute {
  method: 'GET' | 'POST'
  /** Below the base path, with `:id` for its variable part. */
  path: string
  /** Throws a `Refusal` or a `VideoError` for everything but success. */
  answer(call: HandlerCall): Promise<Response>
}
