import { cleanup, fireEvent } from '@testing-library/react'
import { vi } from 'vitest'
import { createBackend } from '../../src/backend/createBackend.js'
import { VideoResult } from '../../src/components.js'
import { isSettled } from '../../src/core/Task.js'
import { providerMocks } from '../../src/mocks.js'
import { apixo } from '../../src/providers/apixo.js'
import { createVideoHandler } from '../../src/server.js'
import { renderRushes, succeeded } from '../components/componentRig.js'
import { pass } from '../hooks/once/fastTime.js'
import { fetchOver, silence } from '../hooks/once/faultyWire.js'
import { input } from '../hooks/rig.js'
import type { FaultClass } from './FaultClass.js'

const ORIGIN = 'http://localhost:3000'
const video = new Uint8Array(1_000)

/** A finished video behind the real handler, whose links' host answers as it is told. */
async function watchVideo(
  host: (request: Request) => Promise<Response>,
  { isForeign = false, fails = true } = {},
): Promise<string> {
  const mocks = providerMocks.apixo()
  const handler = createVideoHandler({
    providers: [apixo({ apiKey: 'test-key-1234', fetch: mocks.fetch })],
    authorize: 'public',
    secret: 'a secret that only this test knows',
    production: false,
    fetch: fetchOver(host),
    logger: { warn: () => undefined, error: () => undefined },
  })
  const backend = createBackend({ url: `${ORIGIN}/api/video`, fetch: fetchOver(handler) })
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValue(
    new DOMException('Not now', 'NotAllowedError'),
  )
  // As the player does: with the browser's own fetch, to whatever host the link names.
  vi.stubGlobal(
    'fetch',
    fetchOver((request) => (request.url.startsWith(ORIGIN) ? handler(request) : host(request))),
  )
  const created = await backend.createTask(input, { intentId: 'click-1' })
  mocks.advance(600_000)
  const task = await backend.getTask(created)
  if (!isSettled(task) || task.state !== 'success') throw new Error('There is no video.')
  const resultUrls: [string] = isForeign ? ['https://cdn.example/fox.mp4'] : [task.resultUrls[0]]
  const { container, unmount } = renderRushes(<VideoResult result={succeeded({ ...task, resultUrls })} />, {
    backend,
  })
  await pass(100)
  const player = container.querySelector('video')
  if (!player) throw new Error('There is no player.')
  if (fails) fireEvent.error(player)
  else fireEvent.stalled(player)
  await pass(40_000)
  const shown = container.querySelector('[data-show]')?.getAttribute('data-show') ?? 'nothing'
  const condition = fails ? '' : `, ${await backend.checkResult(resultUrls[0])}`
  unmount()
  cleanup()
  return `${shown}${condition}`
}

function media(
  name: string,
  ends: string,
  host: (request: Request) => Promise<Response>,
  options: { isForeign?: boolean; fails?: boolean; scenario?: FaultClass['scenario'] } = {},
): FaultClass {
  const { scenario, ...how } = options
  return {
    name: `media: ${name}`,
    group: 'media',
    at: 'player',
    through: ['component', 'handler'],
    ...(scenario && { scenario }),
    ends,
    within: 60,
    rig: () => watchVideo(host, how),
  }
}

const file =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(new Response(video, { status, headers: { 'Content-Type': 'video/mp4', ...headers } }))
const ranged = file(206, { 'Content-Range': 'bytes 0-999/1000' })

/** The 8 ways of players and of those who keep videos. */
export const mediaFaults: readonly FaultClass[] = [
  media('CDN 403', 'expired', file(403), { scenario: 'result-expired' }),
  media('CDN 404', 'gone', file(404)),
  media('no CORS', 'unplayable', () => Promise.reject(new TypeError('Failed to fetch')), { isForeign: true }),
  media('HEAD refused', 'ready, there', (request) => (request.method === 'HEAD' ? file(405)() : ranged()), { fails: false }),
  media('no Range', 'ready, there', file(200), { fails: false }),
  media('autoplay refused', 'ready, there', ranged, { fails: false }),
  media('decode error', 'undecodable', ranged, { scenario: 'result-unplayable' }),
  media('stalled', 'unreachable', silence),
] // prettier-ignore
