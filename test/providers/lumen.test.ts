import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import type { TaskFailure, TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { lumen } from '../../stories/providers/lumen.js'
import { createLumenUpstream } from '../../stories/providers/lumenUpstream.js'
import { fuzzProvider } from './fuzzProvider.js'
import type { Refusals } from './httpRefusals.js'
import { httpRefusals, noVerdictsOnCreate } from './httpRefusals.js'
import type { ProviderContract } from './providerContract.js'
import { NOW, describeProvider, errorOf } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'

const KEY = 'canary-6a20c4f9-lumen-key'
const MODEL = 'lumen/feature-1'
const BASE_URL = 'https://api.lumen.example/v1'
const input: VideoInput = { model: MODEL, prompt: 'a fox in the snow' }
const ref: TaskRef = { taskId: 'film-7', model: MODEL, startTime: NOW, kind: '5s-film' }
const authorization = `Bearer ${KEY}`
const video = 'https://cdn.lumen.example/film.mp4'

const sent = (body: object): ProviderContract['check'] => ({
  method: 'POST',
  url: `${BASE_URL}/films`,
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const answer = (body: object, status = 200): Scripted => ({ status, body: JSON.stringify(body) })
const accepted = answer({ id: 'film-7', stage: 'booked' }, 201)
const film = (more: object) => answer({ id: 'film-7', ...more })

const failure = (more: Partial<TaskFailure>): TaskFailure => ({
  reason: 'unknown',
  failCode: '',
  failMsg: '',
  charged: 'no',
  retryable: true,
  ...more,
})

const refusals: Refusals = {
  'a name of the list, whatever the status': {
    answer: answer({ error: 'no_funds', words: 'Your wallet is empty' }),
    error: {
      code: 'insufficient-credits',
      providerCode: 'no_funds',
      status: 200,
      saying: 'Your wallet is empty',
    },
  },
  'a name of the list beside another status': {
    answer: answer({ error: 'slow_down' }, 503),
    error: { code: 'rate-limited', providerCode: 'slow_down', status: 503 },
  },
  'a name that nobody listed is told by the status': {
    answer: answer({ error: 'tired', words: 'Later' }, 500),
    error: { code: 'provider-error', providerCode: 'tired', saying: 'tired: Later' },
  },
  'a name of the prototype is on no list': {
    answer: answer({ error: 'constructor' }, 401),
    error: { code: 'unauthorized', providerCode: 'constructor' },
  },
  ...httpRefusals,
}

describeProvider({
  name: 'a provider of one’s own',
  make: (options) => lumen({ apiKey: KEY, ...options }),
  makeForProxy: (options) => lumen(options),
  key: KEY,
  input,
  ref,
  accepted,
  checked: film({ stage: 'shooting' }),
  creates: {
    'the least': { input, kind: '5s-film', sent: sent({ script: input.prompt, seconds: 5 }) },
    everything: {
      input: {
        ...input,
        startFrame: 'https://a.example/1.png',
        endFrame: 'https://a.example/2.png',
        durationSeconds: 10,
      },
      options: { callbackUrl: 'https://host.example/callback' },
      kind: '10s-film',
      sent: sent({
        script: input.prompt,
        first: 'https://a.example/1.png',
        last: 'https://a.example/2.png',
        seconds: 10,
        callbackUrl: 'https://host.example/callback',
      }),
    },
  },
  check: { method: 'GET', url: `${BASE_URL}/films/film-7`, headers: { authorization }, body: '' },
  createAnswers: {
    'an id is a pending task': { answer: accepted, task: { taskId: 'film-7', state: 'pending' } },
    'an id beside a fault of the server is kept': {
      answer: answer({ id: 'film-8' }, 500),
      task: { taskId: 'film-8' },
    },
    'an id beside a refusal by name is not a task': {
      answer: answer({ id: 'film-8', error: 'no_funds' }),
      error: { code: 'insufficient-credits' },
    },
    ...refusals,
    ...Object.fromEntries(Object.entries(noVerdictsOnCreate).filter(([name]) => !name.startsWith('code '))),
  },
  checkAnswers: {
    booked: { answer: film({ stage: 'booked' }), task: { state: 'pending' } },
    shooting: {
      answer: film({ stage: 'shooting', began: NOW / 1000 }),
      task: { state: 'processing', createTime: NOW },
    },
    wrapped: {
      answer: film({ stage: 'wrapped', video, began: NOW / 1000, ended: NOW + 5_000 }),
      task: { state: 'success', resultUrls: [video], createTime: NOW, completeTime: NOW + 5_000 },
    },
    'wrapped with several': {
      answer: film({ stage: 'wrapped', video: ['http://cdn.lumen.example/x', video] }),
      task: { state: 'success', resultUrls: [video] },
    },
    'wrapped with nothing': {
      answer: film({ stage: 'wrapped' }),
      task: { state: 'failed', failure: failure({ reason: 'no-result', charged: 'unknown' }) },
    },
    'scrapped for a reason of the list': {
      answer: film({ stage: 'scrapped', why: 'censored', words: 'No' }),
      task: {
        state: 'failed',
        failure: failure({
          reason: 'content-violation',
          failCode: 'censored',
          failMsg: 'No',
          retryable: false,
        }),
      },
    },
    'scrapped for another, told by its words': {
      answer: film({ stage: 'scrapped', why: 'toString', words: 'Insufficient balance' }),
      task: {
        state: 'failed',
        failure: failure({
          reason: 'insufficient-credits',
          failCode: 'toString',
          failMsg: 'Insufficient balance',
          retryable: false,
        }),
      },
    },
    'a stage that nobody listed': { answer: film({ stage: 'constructor' }), task: { state: 'processing' } },
    'a word that other providers use': { answer: film({ stage: 'queued' }), task: { state: 'pending' } },
    'another film': {
      answer: answer({ id: 'film-9', stage: 'wrapped', video }),
      error: { code: 'malformed-response', saying: 'another task' },
    },
    'no such film': {
      answer: answer({ error: 'no_such_film', words: 'We have no such film' }, 404),
      error: { code: 'not-found', providerCode: 'no_such_film' },
    },
    ...refusals,
  },
  callbacks: {
    wrapped: {
      body: JSON.stringify({ id: 'film-7', stage: 'wrapped', video }),
      hint: { taskId: 'film-7', outcome: { state: 'success', resultUrls: [video] } },
    },
    'a stage that nobody listed, beside an error': {
      body: JSON.stringify({ id: 'film-7', stage: 'odd', error: 'no_funds' }),
      hint: { taskId: 'film-7', outcome: { state: 'processing' } },
    },
    'no id': { body: '{"stage":"wrapped"}', hint: undefined },
    'no stage': { body: '{"id":"film-7"}', hint: undefined },
    'no JSON': { body: 'hello', hint: undefined },
  },
})

describe('a provider of one’s own over its simulated upstream', () => {
  const over = (options: { video?: string } = {}) => {
    const upstream = createLumenUpstream({ apiKey: KEY, ...options })
    return { upstream, provider: lumen({ apiKey: KEY, fetch: upstream.fetch }) }
  }

  it('makes a video', async () => {
    vi.useFakeTimers({ now: NOW })
    const { provider, upstream } = over()
    const task = await provider.createTask(input)
    const states = []
    for (const waitMs of [1_000, 2_000, 4_000]) {
      await vi.advanceTimersByTimeAsync(waitMs)
      states.push(await provider.getTask(task))
    }
    vi.useRealTimers()
    expect(states).toMatchObject([
      { state: 'pending' },
      { state: 'processing' },
      { state: 'success', resultUrls: [video], createTime: NOW, completeTime: NOW + 6_000 },
    ])
    expect(upstream.films).toHaveLength(1)
  })

  it('fails for its own reasons, and is refused in its own words', async () => {
    vi.useFakeTimers({ now: NOW })
    const { provider } = over()
    const task = await provider.createTask({ ...input, prompt: 'something censored' })
    await vi.advanceTimersByTimeAsync(7_000)
    expect(await provider.getTask(task)).toMatchObject({ failure: { reason: 'content-violation' } })
    vi.useRealTimers()
    const broke = await errorOf(provider.createTask({ ...input, prompt: 'no_funds' }))
    expect(broke).toMatchObject({ code: 'insufficient-credits', status: 402 })
    expect(await errorOf(provider.getTask({ ...task, taskId: 'film-99' }))).toMatchObject({
      code: 'not-found',
    })
    const stranger = lumen({ apiKey: 'another', fetch: createLumenUpstream({ apiKey: KEY }).fetch })
    expect(await errorOf(stranger.createTask(input))).toMatchObject({ code: 'unauthorized' })
  })

  it('is written in at most 60 lines', () => {
    const text = readFileSync(new URL('../../stories/providers/lumen.ts', import.meta.url), 'utf8')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  })
})

fuzzProvider({
  name: 'a provider of one’s own',
  make: (options) => lumen({ apiKey: KEY, ...options }),
  input,
  ref,
  examples: [
    { id: 'film-7', stage: 'booked', began: NOW / 1000 },
    { id: 'film-7', stage: 'wrapped', video, began: NOW / 1000, ended: NOW },
    { id: 'film-7', stage: 'scrapped', why: 'censored', words: 'No' },
    { error: 'no_funds', words: 'Your wallet is empty' },
  ].map((example) => JSON.stringify(example)),
})
