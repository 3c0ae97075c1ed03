import * as z from 'zod'
import type { RequestRecord } from '../../src/mocks.js'
import { isScenarioName, type ScenarioName } from '../../src/mocks/scenarios.js'

const CONTROL_PATH = '/playground/control'
const REQUESTS_PATH = '/playground/requests'

/** What the toolbar steers. Without a simulated provider there is nothing to steer. */
interface PlaygroundState {
  /** By the provider's name. */
  providers: Readonly<Record<string, 'simulated' | 'real'>>
  scenario?: ScenarioName
  timeScale?: number
}

export interface Control {
  state(): PlaygroundState
  /** Absent: every provider is the real one. */
  steer?: (change: Change) => void
  /** The latest creates that each simulated provider received: one provider after the other, oldest first. */
  creates?: () => readonly RequestRecord[]
}

interface Change {
  scenario?: ScenarioName | undefined
  /** 0 holds the simulated time still. */
  timeScale?: number | undefined
  /** Lets so many simulated milliseconds pass at once. */
  advanceMs?: number | undefined
}

const DAY_MS = 24 * 60 * 60 * 1000

const changeSchema = z.strictObject({
  scenario: z.string().refine(isScenarioName, 'There is no such scenario.').optional(),
  timeScale: z.number().nonnegative().max(1000).optional(),
  advanceMs: z.number().nonnegative().max(DAY_MS).optional(),
})

/**
 * `GET` tells the state, and under `/playground/requests` what the simulated provider was sent. `POST` changes the
 * state; only pages of this server and programs without an origin may.
 */
export async function controlRoute(request: Request, control: Control): Promise<Response | undefined> {
  const url = new URL(request.url)
  if (url.pathname === REQUESTS_PATH && request.method === 'GET')
    return Response.json(control.creates?.() ?? [])
  if (url.pathname !== CONTROL_PATH) return undefined
  if (request.method === 'GET') return Response.json(control.state())
  if (request.method !== 'POST') return refusal(405, 'GET and POST are all that there is.')

  const origin = request.headers.get('Origin')
  if (origin !== null && origin !== url.origin)
    return refusal(403, 'Only a page of this server may steer it.')
  if (!control.steer) return refusal(409, 'Every provider is the real one: there is nothing to steer.')
  const body: unknown = await request.json().catch(() => undefined)
  const change = changeSchema.safeParse(body)
  if (!change.success) return refusal(422, z.prettifyError(change.error))
  control.steer(change.data)
  return Response.json(control.state())
}

function refusal(status: number, detail: string): Response {
  return Response.json({ detail }, { status, headers: { 'Content-Type': 'application/problem+json' } })
}
