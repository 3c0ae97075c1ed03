import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedMac } from '../../src/server/keyedMac.js'
import { taskSealer } from '../../src/server/taskSealer.js'

const sealer = taskSealer(keyedMac('a secret that only this test knows'))
const ref = {
  taskId: 'e0a4b1c2-5d6f-4a7b-8c9d-0e1f2a3b4c5d',
  model: 'apixo/kling-2-1',
  startTime: 1_766_054_000_123,
  kind: '10s-standard-image-to-video',
}

test('what was sealed opens for its owner, and says the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        taskId: fc.string({ minLength: 1, unit: 'binary' }),
        model: fc.stringMatching(/^[a-z]+\/[a-z0-9-]+$/),
        startTime: fc.integer({ min: 1, max: 2 ** 47 }),
        kind: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
      }),
      fc.string({ minLength: 1, unit: 'binary' }),
      async (any, user) => {
        expect(await sealer.open(await sealer.seal(any, user), user)).toEqual(any)
      },
    ),
  )
})

test('time and kind may be missing', async () => {
  const bare = { taskId: 'x', model: 'apixo/kling-2-1' }
  expect(await sealer.open(await sealer.seal(bare, 'ada'), 'ada')).toEqual(bare)
})

test('an id is at most 160 characters for every known model', async () => {
  for (const [model, kind] of [
    ['kie/kling-v2-5-turbo-image-to-video-pro', '10s-image-to-video'],
    ['kie/kling-v2-5-turbo-text-to-video-pro', '10s-text-to-video'],
    ['apixo/kling-2-5-turbo-pro', '10s-image-to-video'],
    ['apixo/kling-2-1', '10s-standard-image-to-video'],
    ['chanjing/kling-v2-5-turbo-normal', '10s-image-to-video'],
  ] as const) {
    expect((await sealer.seal({ ...ref, model, kind }, 'ada')).length, model).toBeLessThanOrEqual(160)
  }
})

test('an id goes into a path as it is, and does not name its owner', async () => {
  const id = await sealer.seal(ref, 'ada@example.test')
  expect(encodeURIComponent(id)).toBe(id)
  expect(atob(id.split('.')[0] ?? '')).not.toContain('ada')
})

test('another handler with the same secret opens it, one with another secret does not', async () => {
  const id = await sealer.seal(ref, 'ada')
  expect(await taskSealer(keyedMac('a secret that only this test knows')).open(id, 'ada')).toEqual(ref)
  expect(await taskSealer(keyedMac('a secret of somebody else')).open(id, 'ada')).toBeUndefined()
})

test('nobody else opens it', async () => {
  const id = await sealer.seal(ref, 'ada')
  for (const user of ['', 'Ada', 'ada ', 'ada\n', 'bob', 'ada"', '"ada"']) {
    expect(await sealer.open(id, user)).toBeUndefined()
  }
})

test('no character of it can be changed, dropped or added', async () => {
  const id = await sealer.seal(ref, 'ada')
  const tampered = new Set<string>()
  for (let at = 0; at < id.length; at += 1) {
    for (const other of 'AZaz09-_.=+/\u0000é') {
      tampered.add(id.slice(0, at) + other + id.slice(at + 1))
      tampered.add(id.slice(0, at) + other + id.slice(at))
    }
    tampered.add(id.slice(0, at) + id.slice(at + 1))
    tampered.add(id.slice(0, at))
  }
  tampered.delete(id)
  expect(tampered.size).toBeGreaterThan(2000)
  for (const each of tampered) expect(await sealer.open(each, 'ada'), each).toBeUndefined()
})

test.each([
  '',
  '.',
  '..',
  'a.',
  '.a',
  'a.b.c',
  'AAAA.AAAAAAAAAAAAAAAAAAAAAA',
  '%00',
  `${'A'.repeat(9000)}.AA`,
])('what never was an id opens nothing (%#)', async (text) => {
  expect(await sealer.open(text, 'ada')).toBeUndefined()
})
