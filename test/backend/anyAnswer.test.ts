import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import { taskSchema } from '../../src/core/wire.js'
import { backendAnswering, done, input, pending, ref } from './handler.js'

const RUNS = 2_000

/** Bytes, JSON of any shape, and tasks and problems with something wrong in them. */
const body: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  fc.string({ maxLength: 200 }),
  fc.json(),
  fc.constantFrom(JSON.stringify(done), JSON.stringify(pending)),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{"__proto__":{"state":"success"}}',
    '['.repeat(20_000),
    `"${'x'.repeat(100_000)}"`,
  ),
  fc
    .tuple(
      fc.constantFrom(
        done,
        pending,
        { code: 'rate-limited', retryAfterMs: 1, fields: {} },
        { outcome: 'task' },
      ),
      fc.dictionary(
        fc.constantFrom(
          'taskId',
          'model',
          'state',
          'resultUrls',
          'failure',
          'startTime',
          'code',
          '__proto__',
        ),
        fc.anything(),
      ),
    )
    .map(([base, spoilt]) =>
      JSON.stringify({ ...base, ...spoilt }, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ),
)
const status = fc.constantFrom(200, 201, 202, 400, 401, 404, 409, 418, 429, 500, 502, 503, 504, 599)
const url = fc.constantFrom('/api/video', 'https://api.example/video')

async function ends(request: Promise<unknown>): Promise<unknown> {
  return request.catch((error: unknown) => error)
}

describe(`${RUNS} random answers`, () => {
  it.each(['getTask', 'createTask'] as const)('to %s each give a task or a VideoError', async (call) => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(url, status, body, async (handler, code, bytes) => {
        const { backend, sent } = backendAnswering(() => new Response(bytes, { status: code }), {
          url: handler,
        })
        const end = await ends(call === 'getTask' ? backend.getTask(ref) : backend.createTask(input))
        expect(sent).toHaveLength(1)
        if (end instanceof VideoError) seen.add(end.code)
        else seen.add(taskSchema.parse(end).state)
      }),
      { numRuns: RUNS },
    )
    expect(Object.hasOwn(Object.prototype, 'state')).toBe(false)
    expect(seen).toContain(call === 'getTask' ? 'malformed-response' : 'uncertain')
    expect(seen).toContain('success')
    expect(seen.size).toBeGreaterThan(5)
  })

  it('to findTask each give a task, in-flight, nothing or a VideoError', async () => {
    await fc.assert(
      fc.asyncProperty(status, body, async (code, bytes) => {
        const { backend } = backendAnswering(() => new Response(bytes, { status: code }))
        const end = await ends(backend.findTask('click-1'))
        if (end instanceof VideoError || end === 'in-flight') return
        if (end === undefined) expect(code, 'only a clear no is a no').not.toBe(200)
        else taskSchema.parse(end)
      }),
      { numRuns: RUNS / 4 },
    )
  })
})
