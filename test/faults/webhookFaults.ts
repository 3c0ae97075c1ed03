import { vi } from 'vitest'
import { kieSignature } from '../../src/mocks/kieSignature.js'
import { callbackRig, HMAC_KEY } from '../server/callbackRig.js'
import type { FaultClass } from './FaultClass.js'
import { goRoad } from './roadRig.js'

async function running() {
  const rig = callbackRig('kie')
  await rig.create('click-1')
  const taskId = rig.mocks.tasks[0]?.taskId ?? ''
  const forged = JSON.stringify({
    data: { taskId, state: 'success', resultJson: '{"resultUrls":["https://evil.test/1.mp4"]}' },
  })
  const url = rig.callbackUrlOf(0)
  return {
    ...rig,
    url,
    forged,
    signed: (at = Date.now(), key = HMAC_KEY) => kieSignature(taskId, at, key),
    post: async (headers: Record<string, string>, body = forged, to = url) => {
      const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }
      const { status } = await rig.handler(new Request(to, init))
      return status
    },
  }
}
type Running = Awaited<ReturnType<typeof running>>

/** What was answered, and what the host heard of it. */
function forgery(
  name: string,
  ends: `${number}, told ${string}`,
  forge: (rig: Running) => Promise<number>,
): FaultClass {
  return {
    name: `callback: ${name}`,
    group: 'webhook',
    at: 'callback',
    through: ['handler'],
    ends,
    within: 1,
    rig: async () => {
      const rig = await running()
      const status = await forge(rig)
      const told = rig.changes().join(', ')
      const isForged = JSON.stringify(rig.events).includes('evil.test')
      return `${status}, told ${told === '' ? 'nothing' : told}${isForged ? ' by a forger' : ''}`
    },
  }
}

/** The genuine callback of a task that has ended. */
async function genuine({ callbacks }: Running): Promise<{ body: string; headers: Record<string, string> }> {
  const [callback] = await callbacks()
  if (!callback) throw new Error('There was no callback.')
  return {
    body: await callback.text(),
    headers: Object.fromEntries([...callback.headers].filter(([name]) => name.startsWith('x-'))),
  }
}

async function repeated(rig: Running, times: number): Promise<number> {
  const { body, headers } = await genuine(rig)
  let status = 0
  for (let sent = 0; sent < times; sent += 1) status = await rig.post(headers, body)
  return status
}

const SIX_MINUTES_MS = 360_000

/** The 12 ways of callbacks. */
export const webhookFaults: readonly FaultClass[] = [
  forgery('unsigned', '403, told nothing', ({ post }) => post({})),
  forgery('wrong key', '403, told nothing', async ({ post, signed }) => post(await signed(Date.now(), 'another key'))),
  forgery('body tampered under a valid signature', '503, told pending', async ({ post, signed }) => post(await signed())),
  forgery('stale time', '403, told nothing', async ({ post, signed }) => post(await signed(Date.now() - SIX_MINUTES_MS))),
  forgery('future time', '403, told nothing', async ({ post, signed }) => post(await signed(Date.now() + SIX_MINUTES_MS))),
  forgery('replayed', '200, told success', (rig) => repeated(rig, 2)),
  forgery('10 duplicates', '200, told success', (rig) => repeated(rig, 10)),
  forgery('out of order', '200, told success', async (rig) => {
    await repeated(rig, 1)
    return rig.post(await rig.signed(), rig.forged.replace('success', 'generating'))
  }),
  forgery('unknown job', '404, told nothing', async ({ post, signed, forged, url }) =>
    post(await signed(), forged, `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`)),
  forgery('oversize', '413, told nothing', async ({ post, signed }) => post(await signed(), 'x'.repeat(300 * 1024))),
  {
    name: 'callback: never arrives',
    group: 'webhook',
    at: 'callback',
    through: ['hook', 'handler'],
    scenario: 'callback-lost',
    ends: 'success',
    within: 120,
    rig: () => goRoad({ scenario: 'callback-lost' }, 'success', 120),
  },
  {
    name: 'callback: arrives before the create answer',
    group: 'webhook',
    at: 'callback',
    through: ['handler'],
    scenario: 'create-timeout',
    ends: '201, told success',
    within: 1,
    rig: async () => {
      const rig = callbackRig('kie')
      const answer = rig.create('click-1', 'create-timeout')
      await vi.advanceTimersByTimeAsync(10)
      const [callback] = await rig.callbacks()
      if (callback) await rig.handler(callback)
      await vi.advanceTimersByTimeAsync(100)
      return `${(await answer).status}, told ${rig.changes().join(', ')}`
    },
  },
] // prettier-ignore
