import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TaskRef } from '../../src/core/Task.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { taskSchema } from '../../src/core/wire.js'
import type { VideoProvider } from '../../src/providers/provider.js'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { scriptedFetch } from './scriptedFetch.js'

/** Checks are where random bodies meet the most of a dialect. */
const RUNS = { 'a check': 10_000, 'a create': 2_000, 'a callback': 2_000 }

/** Stands in `param`, where the upstreams echo what they were sent. It must never come out. */
const CANARY = 'canary-in-param-5d1c'

const names = fc.constantFrom(
  'code', 'data', 'message', 'taskId', 'state', 'resultJson', 'resultUrls', 'failCode', 'failMsg', 'createTime',
  'completeTime', 'costTime', 'msg', 'unique_id', 'progress_desc', 'output_url', 'err_msg', 'create_time', 'trace_id', 'task_id', 'creditsConsumed', '__proto__', 'constructor', 'prototype', 'toString', 'polluted', 'length',
) // prettier-ignore

const anything = fc.oneof(
  fc.anything({ maxDepth: 4, withNullPrototype: true }).map((value) => jsonOf(value)),
  fc.constantFrom(
    'null',
    '0',
    '-1',
    '1e400',
    '[]',
    '{}',
    '""',
    '"success"',
    '"failed"',
    '"https://a.example/b"',
  ),
  fc.string({ unit: 'binary' }).map((text) => jsonOf(text)),
)

/** JSON text, because an object literal cannot carry an own `__proto__` and text can. */
const object = (value: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(names, value), { maxLength: 8 })
    .map((entries) => [['param', `"${CANARY}"`] as const, ...entries])
    .map((entries) => `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`)

const PROTO = '{"polluted":true,"state":"success","taskId":"task_1"}'
const data = object(fc.oneof(anything, object(anything), fc.constant(PROTO)))

/** Something like an answer, with any one thing wrong. */
const answer = fc
  .tuple(anything, fc.oneof({ weight: 4, arbitrary: data }, anything), anything)
  .map(([code, inner, message]) => `{"code":${code},"message":${message},"data":${inner}}`)

const deep = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('[', '{"data":', '{"__proto__":'))
  .map(([depth, open]) => open.repeat(depth) + (open === '[' ? ']' : '0}').repeat(depth))
  .map((text) => `{"code":200,"data":${text}}`)

const huge = fc
  .integer({ min: 0, max: 4_096 })
  .map((more) => JSON.stringify({ code: 200, data: { state: 'x'.repeat(1024 * 1024 - 2_048 + more) } }))

/** A real answer in which up to three values are anything at all. */
function spoilt(examples: readonly string[]): fc.Arbitrary<string> {
  const spoilers = fc.array(fc.tuple(fc.nat({ max: 20 }), anything), { maxLength: 3 })
  return fc.tuple(fc.constantFrom(...examples), spoilers).map(([example, changes]) => {
    const parsed = JSON.parse(example) as { data?: object }
    const inner = Object.entries(parsed.data ?? parsed)
    const texts = inner.map(([name, value]): [string, string] => [name, jsonOf(value)])
    for (const [index, text] of changes) {
      const entry = texts[index]
      if (entry) entry[1] = text
    }
    // Last, so that it stands in place of the example's own.
    texts.push(['param', `"${CANARY}"`])
    const spoilt = `{${texts.map(([name, text]) => `"${name}":${text}`).join(',')}}`
    return parsed.data === undefined ? spoilt : `{"code":200,"data":${spoilt}}`
  })
}

const noise: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  { weight: 20, arbitrary: answer },
  { weight: 10, arbitrary: anything },
  { weight: 10, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => new Uint8Array(bytes)) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: huge },
)

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  { weight: 2, arbitrary: fc.integer({ min: 206, max: 599 }) },
)
const headers = fc.oneof(
  fc.constant({}),
  fc.stringMatching(/^[\x21-\x7e]{1,20}$/).map((text) => ({ 'Retry-After': text })),
)

function jsonOf(value: unknown): string {
  try {
    // In a list, because what JSON cannot say is null there.
    return JSON.stringify([value]).slice(1, -1)
  } catch {
    return 'null'
  }
}

/** Any bytes become a task or a `VideoError`, and nothing of them stays behind. */
export function fuzzProvider(fuzzed: {
  name: string
  make(options: { fetch: Fetch; onUnknownState: () => void }): VideoProvider
  input: VideoInput
  ref: TaskRef
  /** Real answers, in whose `data`, or who themselves, some values are replaced. */
  examples: readonly string[]
}): void {
  const body = fc.oneof({ weight: 2, arbitrary: noise }, { weight: 1, arbitrary: spoilt(fuzzed.examples) })
  const calls = {
    'a check': (provider: VideoProvider) => provider.getTask(fuzzed.ref),
    'a create': (provider: VideoProvider) => provider.createTask(fuzzed.input),
    'a callback': async (provider: VideoProvider, bytes: string | Uint8Array<ArrayBuffer>) => {
      const request = new Request('https://host.example/', { method: 'POST', body: bytes })
      const { taskId, outcome } = await provider.readCallback(request)
      return { ...fuzzed.ref, taskId, ...outcome }
    },
  }

  describe(`${fuzzed.name}: random bodies`, () => {
    it.each(
      Object.entries(calls).map(([name, call]) => [RUNS[name as keyof typeof calls], name, call] as const),
    )(
      'each of %i answers to %s gives a task or a VideoError',
      async (runs, _, call) => {
        const seen = { tasks: 0, errors: 0 }
        await fc.assert(
          fc.asyncProperty(body, status, headers, async (bytes, code, head) => {
            const bare = code === 204 || code === 205 || code === 304
            const script = { status: code, headers: head, body: bare ? null : bytes }
            const { fetch } = scriptedFetch(script)
            const provider = fuzzed.make({ fetch, onUnknownState: () => undefined })
            try {
              const task = await call(provider, bytes)
              expect(taskSchema.parse(task)).toEqual(task)
              expect(JSON.stringify(task)).not.toContain(CANARY)
              seen.tasks += 1
            } catch (error) {
              if (!(error instanceof VideoError)) throw error
              expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(CANARY)
              seen.errors += 1
            }
          }),
          { numRuns: runs },
        )
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
        expect(Object.keys(Object.prototype)).toEqual([])
        // Bodies that are all refused at the door would prove little.
        expect(seen.tasks).toBeGreaterThan(10)
        expect(seen.errors).toBeGreaterThan(10)
      },
      60_000,
    )
  })
}
