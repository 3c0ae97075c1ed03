import { HttpResponse } from 'msw'
import { ConnectionFailure } from './ConnectionFailure.js'

/** The answer as msw wants it: a connection that failed is a response of its own kind there. */
export async function mswAnswer(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ConnectionFailure) return HttpResponse.error()
    throw error
  }
}
