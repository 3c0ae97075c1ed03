import { act, cleanup } from '@testing-library/react'
import { createBackend } from '../../src/backend/createBackend.js'
import { createClock } from '../../src/core/Clock.js'
import type { Generation } from '../../src/hooks/useGeneration.js'
import { useGenerateVideo } from '../../src/hooks/useGenerateVideo.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import type { LedgerStorage } from '../../src/ledger/storedRecords.js'
import type { ScenarioName } from '../../src/mocks.js'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'
import { createVideoHandler } from '../../src/server.js'
import { pass } from '../hooks/once/fastTime.js'
import type { Wire } from '../hooks/once/faultyWire.js'
import { fetchOver } from '../hooks/once/faultyWire.js'
import { input, renderRushes } from '../hooks/rig.js'
import { creates } from '../mocks/upstreams.js'

/** What an upstream answers in the place of what it would. */
export type Injection = (answer: () => Promise<Response>, request: Request) => Promise<Response>

export interface Road {
  scenario?: ScenarioName
  /** The faults of creates, and of status checks, between handler and upstream. */
  create?: Injection
  check?: Injection
  /** Between browser and handler. */
  handler?: Injection
  /** What becomes of the handler's events. Default: there is no such route. */
  events?: () => Promise<Response>
  /** How far the browser's clock is from everybody else's. */
  skewMs?: number
  storage?: LedgerStorage
  /** What happens once the create has been sent. */
  meanwhile?: () => Promise<void>
}

const STEP_MS = 1_000
const ORIGIN = 'http://localhost:3000'

/** Where somebody stands who follows a video: one word or two, and no spinner among them unless it says why. */
function stateOf({ phase, task, error, status }: Generation): string {
  if (task?.state === 'failed') return `failed: ${task.failure.reason}`
  if (phase === 'failed') return `refused: ${error?.code ?? ''}`
  if (status?.contact === 'lost' && phase !== 'lost') return `contact lost: ${error?.code ?? ''}`
  if (status?.contact === 'paused') return 'paused'
  return status?.overdue && (phase === 'pending' || phase === 'processing') ? 'overdue' : phase
}

/**
 * Goes the whole road with a fault on it: the hook over `createBackend` over the real handler over the real provider over
 * a simulated upstream. Answers in which state it ended, as soon as that is `ends`, at the latest after so many seconds.
 */
export async function goRoad(road: Road, ends: string, within: number): Promise<string> {
  const { scenario = 'success', skewMs } = road
  const mocks = providerMocks.apixo({ scenario })
  const toUpstream: Wire = (request) => {
    const fault = request.method === 'POST' ? road.create : road.check
    const answer = () => mocks.fetch(request)
    return fault ? fault(answer, request) : answer()
  }
  const provider = apixo({
    apiKey: 'test-key-1234',
    fetch: fetchOver(toUpstream),
    onUnknownState: () => undefined,
  })
  const handler = createVideoHandler({
    providers: [provider],
    authorize: 'public',
    secret: 'a secret that only this test knows',
    production: false,
    logger: { warn: () => undefined, error: () => undefined },
  })
  const toHandler: Wire = (request) => {
    if (request.url.endsWith('/events'))
      return road.events?.() ?? Promise.resolve(new Response(null, { status: 404 }))
    const answer = () => handler(request)
    return road.handler ? road.handler(answer, request) : answer()
  }
  const backend = createBackend({ url: `${ORIGIN}/api/video`, fetch: fetchOver(toHandler) })
  const { result, unmount } = await renderRushes(() => useGenerateVideo(), {
    backend,
    ledger: createLedger({ storage: road.storage }),
    ...(skewMs !== undefined && { clock: createClock({ now: () => Date.now() + skewMs }) }),
  })
  act(() => void result.current.generate(input))
  await road.meanwhile?.()
  const end = Date.now() + within * 1_000
  while (Date.now() < end && stateOf(result.current) !== ends) await pass(STEP_MS)
  const reached = stateOf(result.current)
  // What would still be sent is sent by then; nothing of it may be a create.
  await pass(120_000)
  unmount()
  cleanup()
  const sent = creates(mocks).length
  if (mocks.tasks.length > 1 || sent > 1) return `${reached}, after ${sent} creates`
  return reached
}
