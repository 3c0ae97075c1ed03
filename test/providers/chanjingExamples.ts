import type { TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { ChanjingOptions } from '../../src/providers.js'
import { chanjing } from '../../src/providers.js'
import type { Fetch } from '../../src/providers/upstreamRequest.js'
import { fixture } from '../fixtures/fixture.js'
import type { ProviderContract } from './providerContract.js'
import { NOW } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'
import { urlOf } from './scriptedFetch.js'

export const APP_ID = 'app-id-of-the-tests'
export const SECRET_KEY = 'canary-3b8e51d0-chanjing-secret'
export const TOKEN = 'canary-91ac77f2-chanjing-token'
export const TASK_ID = 'a60747d7-dc05-4afc-b2ef-ee4370ed53c6'
export const MODEL = 'chanjing/kling-v2-5-turbo-normal'
export const BASE_URL = 'https://open-api.chanjing.cc'

const DAY_SECONDS = 86_400

export const input: VideoInput = { model: MODEL, prompt: '机甲在城市夜景中奔跑,镜头跟拍,强节奏感' }
export const ref: TaskRef = { taskId: TASK_ID, model: MODEL, startTime: 1_772_510_580_000, kind: '5s-std' }

export const accepted: Scripted = { body: fixture('chanjing', 'create-accepted') }
export const checked: Scripted = { body: fixture('chanjing', 'status-generating') }

/** Chanjing's answer to whoever asks for a token. */
export function tokenAnswer(token: string, expireIn: number = NOW / 1000 + DAY_SECONDS): Response {
  const data = { access_token: token, expire_in: expireIn }
  return new Response(JSON.stringify({ trace_id: '8ff3', code: 0, msg: 'success', data }))
}

/** The provider over a fetch that is asked for everything but the token, which is there. */
export function chanjingOver({ fetch, ...options }: ChanjingOptions & { fetch: Fetch }) {
  const withToken: Fetch = async (target, init) =>
    urlOf(target).endsWith('/access_token') ? tokenAnswer(TOKEN) : fetch(target, init)
  return chanjing({ appId: APP_ID, secretKey: SECRET_KEY, ...options, fetch: withToken })
}

export const check: ProviderContract['check'] = {
  method: 'GET',
  url: `${BASE_URL}/open/v1/ai_creation/task?unique_id=${TASK_ID}`,
  headers: { access_token: TOKEN },
  body: '',
}

/** A create as it leaves: the body is the fixture's, without its line breaks. */
function sent(body: unknown): ProviderContract['check'] {
  return {
    method: 'POST',
    url: `${BASE_URL}/open/v1/ai_creation/task/submit`,
    headers: { access_token: TOKEN, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

const example = (name: string) => JSON.parse(fixture('chanjing', `${name}.request`)) as unknown
const startFrame = 'https://res.chanjing.cc/chanjing/res/aigc_creation/photo/xxx.jpg'
const rest = { creation_type: 4, aspect_ratio: '16:9', quality_mode: 'std', video_duration: 5 }
const model_code = 'kling-v2-5-turbo-normal'

export const creates: ProviderContract['creates'] = {
  'the documented image to video': {
    input: { ...input, startFrame, aspectRatio: '16:9', tier: 'standard', durationSeconds: 5 },
    kind: '5s-std',
    sent: sent(example('create-image-to-video')),
  },
  'the documented text to video': {
    input: { ...input, aspectRatio: '16:9', tier: 'standard', durationSeconds: 5 },
    kind: '5s-std',
    sent: sent(example('create-text-to-video')),
  },
  'the least, with the defaults of the model': {
    input,
    kind: '5s-std',
    sent: sent(example('create-text-to-video')),
  },
  'ten seconds in the pro tier, upright': {
    input: { ...input, durationSeconds: 10, tier: 'pro', aspectRatio: '9:16' },
    kind: '10s-pro',
    sent: sent({
      ref_prompt: input.prompt,
      ...rest,
      aspect_ratio: '9:16',
      quality_mode: 'pro',
      video_duration: 10,
      model_code,
    }),
  },
  'a ratio beside a frame, which goes along': {
    input: { ...input, startFrame, aspectRatio: '1:1' },
    kind: '5s-std',
    sent: sent({
      ref_img_url: [startFrame],
      ref_prompt: input.prompt,
      ...rest,
      aspect_ratio: '1:1',
      model_code,
    }),
  },
  'a callback': {
    input,
    options: { callbackUrl: 'https://your-server.example/callback', intentId: 'intent-1' },
    kind: '5s-std',
    sent: sent({
      ref_prompt: input.prompt,
      ...rest,
      model_code,
      callback: 'https://your-server.example/callback',
    }),
  },
}
