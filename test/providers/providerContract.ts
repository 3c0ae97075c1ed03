import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Task, TaskOutcome, TaskRef } from '../../src/core/Task.js'
import type { CreateTaskOptions } from '../../src/core/VideoBackend.js'
import type { VideoErrorCode, VideoErrorDetails } from '../../src/core/VideoError.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { taskSchema } from '../../src/core/wire.js'
import type { CallbackHint, VideoProvider } from '../../src/providers/provider.js'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import type { Scripted, SentRequest } from './scriptedFetch.js'
import { scriptedFetch } from './scriptedFetch.js'

/** The error that an answer becomes: its code, and what else of it matters. */
export type ExpectedError = { code: VideoErrorCode; saying?: string } & Omit<VideoErrorDetails, 'cause'>

export interface ProviderContract {
  name: string
  /** A provider with the key, over the fetch. */
  make(options: { fetch: Fetch; timeoutMs?: number; onUnknownState?: (state: string) => void }): VideoProvider
  /** A provider for use through a proxy that adds the key. */
  makeForProxy(options: { fetch: Fetch; baseUrl: string }): VideoProvider
  key: string
  input: VideoInput
  ref: TaskRef
  /** The answers that `input` and `ref` get when all is well. */
  accepted: Scripted
  checked: Scripted
  /** Name → an input, and the request it becomes. The body is compared as text, so the order of keys counts. */
  creates: Record<
    string,
    { input: VideoInput; options?: CreateTaskOptions; kind: string; sent: Omit<SentRequest, 'redirect'> }
  >
  /** The request that asks for `ref`. */
  check: Omit<SentRequest, 'redirect'>
  /** Name → an answer to a create, and what it becomes. */
  createAnswers: Record<string, { answer: Scripted; task?: Partial<Task>; error?: ExpectedError }>
  /** Name → an answer to a check of `ref`, and what it becomes. */
  checkAnswers: Record<string, { answer: Scripted; task?: TaskOutcome; error?: ExpectedError }>
  /** Name → a posted body, and what is read from it; `undefined` is `malformed-response`. */
  callbacks: Record<string, { body: BodyInit | null; hint: CallbackHint | undefined }>
}

/** When the tests are. A fixed time, so that what is sent and what expires are exact. */
export const NOW = Date.parse('2026-01-09T13:33:30Z')

/** What every provider keeps to, whatever its dialect. */
export function describeProvider(contract: ProviderContract): void {
  const { make, input, ref } = contract

  describe(`${contract.name} as a provider`, () => {
    beforeEach(() => {
      vi.useFakeTimers({ now: NOW })
    })
    afterEach(() => {
      expect(vi.getTimerCount(), 'no timer is left').toBe(0)
      vi.useRealTimers()
    })

    describe('what it sends', () => {
      it.each(Object.entries(contract.creates))('%s is sent exactly as documented', async (_, example) => {
        const { fetch, sent } = scriptedFetch(contract.accepted)
        const task = await make({ fetch }).createTask(example.input, example.options)
        expect(sent).toEqual([{ ...example.sent, redirect: 'manual' }])
        expect(task).toMatchObject({
          state: 'pending',
          model: example.input.model,
          startTime: NOW,
          kind: example.kind,
        })
      })

      it('a check is sent exactly as documented', async () => {
        const { fetch, sent } = scriptedFetch(contract.checked)
        await make({ fetch }).getTask(ref)
        expect(sent).toEqual([{ ...contract.check, redirect: 'manual' }])
      })

      it('through a proxy it sends no key, to a path of the page', async () => {
        const { fetch, sent } = scriptedFetch(contract.accepted)
        const provider = contract.makeForProxy({ fetch, baseUrl: '/my-proxy/' })
        await provider.createTask(input)
        expect(sent[0]?.url).toMatch(/^\/my-proxy\/[^/]/)
        expect(JSON.stringify(sent)).not.toContain(contract.key)
        expect(Object.keys(sent[0]?.headers ?? {})).toEqual(['content-type'])
      })

      it('an input that breaks the rules does not leave', async () => {
        const { fetch, sent } = scriptedFetch(contract.accepted)
        const error = await errorOf(make({ fetch }).createTask({ ...input, prompt: ' ' }))
        expect(error).toMatchObject({ code: 'invalid-input', fields: { prompt: 'input.prompt.missing' } })
        expect(sent).toEqual([])
      })

      it('a model of somebody else does not leave', async () => {
        const { fetch, sent } = scriptedFetch(contract.accepted)
        const provider = make({ fetch })
        const fields = { model: 'input.model.unknown' }
        const made = await errorOf(provider.createTask({ ...input, model: 'nobody/nothing' }))
        const asked = await errorOf(provider.getTask({ ...ref, model: 'nobody/nothing' }))
        expect(made).toMatchObject({ code: 'invalid-input', fields })
        expect(asked).toMatchObject({ code: 'invalid-input', fields })
        expect(sent).toEqual([])
      })
    })

    describe('what it makes of an answer to a create', () => {
      it.each(Object.entries(contract.createAnswers))('%s', async (_, { answer, task, error }) => {
        const { fetch, sent } = scriptedFetch(answer)
        const outcome = await settledOf(make({ fetch }).createTask(input))
        expectOutcome(outcome, task, error)
        expect(sent, 'sent once, whatever came back').toHaveLength(1)
      })
    })

    describe('what it makes of an answer to a check', () => {
      it.each(Object.entries(contract.checkAnswers))('%s', async (_, { answer, task, error }) => {
        const { fetch, sent } = scriptedFetch(answer)
        const outcome = await settledOf(make({ fetch, onUnknownState: vi.fn() }).getTask(ref))
        if (task) expect(outcome).toEqual({ ...ref, ...task })
        expectOutcome(outcome, task, error)
        expect(sent).toHaveLength(1)
      })
    })

    describe('when no answer comes', () => {
      it.each([
        ['nobody listens', 'refused', 'network', 'network'],
        ['the connection breaks', 'reset', 'uncertain', 'network'],
        ['the answer breaks off', 'broken-off', 'uncertain', 'network'],
        ['the time is up', 'hangs', 'uncertain', 'timeout'],
        ['the time is up and fetch does not listen', 'deaf', 'uncertain', 'timeout'],
      ] as const)('%s', async (_, script, onCreate, onCheck) => {
        const { fetch, sent } = scriptedFetch(script)
        const provider = make({ fetch, timeoutMs: 5_000 })
        const created = errorOf(provider.createTask(input))
        const checked = errorOf(provider.getTask(ref))
        await vi.advanceTimersByTimeAsync(5_000)
        expect(await created).toMatchObject({ code: onCreate })
        expect(await checked).toMatchObject({ code: onCheck })
        expect(sent).toHaveLength(2)
      })

      it.each(['hangs', 'deaf'] as const)('an abort rejects with its own reason (%s)', async (script) => {
        const { fetch } = scriptedFetch(script)
        const provider = make({ fetch })
        const controller = new AbortController()
        const reason = new Error('the page was closed')
        const created = settledOf(provider.createTask(input, { signal: controller.signal }))
        const checked = settledOf(provider.getTask(ref, { signal: controller.signal }))
        controller.abort(reason)
        expect(await created).toBe(reason)
        expect(await checked).toBe(reason)
      })

      it('a signal that is already aborted sends nothing', async () => {
        const { fetch, sent } = scriptedFetch(contract.accepted)
        const signal = AbortSignal.abort('no')
        expect(await settledOf(make({ fetch }).createTask(input, { signal }))).toBe('no')
        expect(await settledOf(make({ fetch }).getTask(ref, { signal }))).toBe('no')
        expect(sent).toEqual([])
      })
    })

    describe('what it makes of a callback', () => {
      it.each(Object.entries(contract.callbacks))('%s', async (_, { body, hint }) => {
        const provider = make({ fetch: scriptedFetch('refused').fetch, onUnknownState: vi.fn() })
        const request = new Request('https://host.example/callback', { method: 'POST', body })
        if (hint) expect(await provider.readCallback(request)).toEqual(hint)
        else
          expect(await errorOf(provider.readCallback(request))).toMatchObject({ code: 'malformed-response' })
      })

      it('a request without a body, or with one that was read before, is malformed', async () => {
        const provider = make({ fetch: scriptedFetch('refused').fetch })
        const read = new Request('https://host.example/callback', { method: 'POST', body: '{}' })
        await read.text()
        for (const request of [new Request('https://host.example/callback'), read]) {
          expect(await errorOf(provider.readCallback(request))).toMatchObject({ code: 'malformed-response' })
        }
      })
    })

    it('describes its models so that they survive the wire', async () => {
      const provider = make({ fetch: scriptedFetch('refused').fetch })
      const description = await provider.describe()
      expect(description.models.length).toBeGreaterThan(0)
      expect(description.models.map((model) => model.provider)).toEqual(
        description.models.map(() => provider.provider),
      )
      expect(modelsAnswerSchema.parse(JSON.parse(JSON.stringify(description)))).toEqual(description)
    })

    it('a key that the upstream quotes goes no further', async () => {
      const body = JSON.stringify({ code: 401, message: `No such key: ${contract.key}`, data: null })
      const provider = make({ fetch: scriptedFetch({ status: 401, body }).fetch })
      for (const error of [await errorOf(provider.createTask(input)), await errorOf(provider.getTask(ref))]) {
        expect(`${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`).not.toContain(contract.key)
      }
    })
  })
}

/** What a promise settles to, whichever way. */
export async function settledOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((reason: unknown) => reason)
}

/** The `VideoError` that a promise rejects with; anything else fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<VideoError> {
  const outcome = await settledOf(promise)
  if (outcome instanceof VideoError) return outcome
  throw new Error(`expected a VideoError, got ${JSON.stringify(outcome)}`, { cause: outcome })
}

function expectOutcome(outcome: unknown, task: object | undefined, error: ExpectedError | undefined): void {
  if (error) {
    const { saying = '', ...rest } = error
    expect(outcome).toBeInstanceOf(VideoError)
    expect(outcome).toMatchObject({ ...rest, message: expect.stringContaining(saying) as string })
    if (rest.retryAfterMs === undefined) expect(outcome).not.toHaveProperty('retryAfterMs')
  } else {
    expect(outcome).toMatchObject(task ?? {})
    expect(taskSchema.parse(outcome), 'nothing in it is lost on the wire').toEqual(outcome)
  }
}
