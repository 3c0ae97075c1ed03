import { jsonResponse } from './jsonResponse.js'

/** The outcome of a create is open; `GET /intents/:id` tells when it is not. */
export function inFlightResponse(intentId: string): Response {
  return jsonResponse({ intentId, outcome: 'in-flight' }, { status: 202 })
}
