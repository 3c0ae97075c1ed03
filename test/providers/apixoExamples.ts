import type { TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { fixture } from '../fixtures/fixture.js'
import type { ProviderContract } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'

export const KEY = 'canary-7f3a91c2-apixo-key'
export const TASK_ID = 'task_12345678'
const TURBO = 'apixo/kling-2-5-turbo-pro'
const KLING21 = 'apixo/kling-2-1'

const BASE_URL = 'https://api.apixo.ai/api/v1'
const authorization = `Bearer ${KEY}`

export const input: VideoInput = { model: TURBO, prompt: 'a fox in the snow' }
export const ref: TaskRef = { taskId: TASK_ID, model: TURBO, startTime: 1_767_965_610_000, kind: '5s' }

export const accepted: Scripted = { body: fixture('apixo', 'create-accepted') }
export const checked: Scripted = { body: fixture('apixo', 'status-processing') }

export const check: ProviderContract['check'] = {
  method: 'GET',
  url: `${BASE_URL}/statusTask/kling-2-5-turbo-pro?taskId=task_12345678`,
  headers: { authorization },
  body: '',
}

/** A create as it leaves: the body is the fixture's, without its line breaks. */
function sent(slug: string, body: unknown): ProviderContract['check'] {
  return {
    method: 'POST',
    url: `${BASE_URL}/generateTask/${slug}`,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

const example = (name: string) => JSON.parse(fixture('apixo', `${name}.request`)) as unknown
const prompt = 'a fox in the snow'
const startFrame = 'https://example.com/head.jpg'
const endFrame = 'https://example.com/tail.jpg'

export const creates: ProviderContract['creates'] = {
  'text to video': {
    input: {
      model: TURBO,
      prompt: 'a cinematic drone shot over snowy mountains at sunrise',
      durationSeconds: 10,
      aspectRatio: '16:9',
      negativePrompt: 'low quality, jitter',
      cfgScale: 0.6,
    },
    kind: '10s-text-to-video',
    sent: sent('kling-2-5-turbo-pro', example('create-text-to-video')),
  },
  'image to video with an end frame and a callback': {
    input: {
      model: TURBO,
      prompt: 'smooth camera transition from first to last frame',
      durationSeconds: 5,
      startFrame,
      endFrame,
      cfgScale: 0.4,
      routing: 'official',
    },
    options: { callbackUrl: 'https://your-server.com/callback', intentId: 'intent-1' },
    kind: '5s-image-to-video',
    sent: sent('kling-2-5-turbo-pro', example('create-image-to-video-with-end-frame')),
  },
  'kling 2.1 standard': {
    input: {
      model: KLING21,
      prompt: 'animate this still life',
      durationSeconds: 5,
      startFrame: 'https://example.com/std_ref.jpg',
      negativePrompt: 'blur, low quality',
      cfgScale: 0.6,
      routing: 'value',
    },
    kind: '5s-standard-image-to-video',
    sent: sent('kling-2-1', example('create-kling-2-1-standard')),
  },
  'the least, with the defaults of the model': {
    input,
    kind: '5s-text-to-video',
    sent: sent('kling-2-5-turbo-pro', {
      request_type: 'async',
      input: { mode: 'text-to-video', prompt, duration: 5, aspect_ratio: '16:9' },
    }),
  },
  'guidance 0 and an empty negative prompt': {
    input: { ...input, cfgScale: 0, negativePrompt: '' },
    kind: '5s-text-to-video',
    sent: sent('kling-2-5-turbo-pro', {
      request_type: 'async',
      input: {
        mode: 'text-to-video',
        prompt,
        duration: 5,
        aspect_ratio: '16:9',
        negative_prompt: '',
        cfg_scale: 0,
      },
    }),
  },
  'guidance 0.1 + 0.2, which is 0.3': {
    input: { ...input, cfgScale: 0.1 + 0.2 },
    kind: '5s-text-to-video',
    sent: sent('kling-2-5-turbo-pro', {
      request_type: 'async',
      input: { mode: 'text-to-video', prompt, duration: 5, aspect_ratio: '16:9', cfg_scale: 0.3 },
    }),
  },
  'a ratio beside a frame, which stays at home': {
    input: { ...input, startFrame, aspectRatio: '1:1' },
    kind: '5s-image-to-video',
    sent: sent('kling-2-5-turbo-pro', {
      request_type: 'async',
      input: { mode: 'image-to-video', prompt, duration: 5, image_urls: [startFrame] },
    }),
  },
  'kling 2.1 with two frames, which takes the pro tier': {
    input: { model: KLING21, prompt, startFrame, endFrame, durationSeconds: 10, routing: 'auto' },
    kind: '10s-pro-image-to-video',
    sent: sent('kling-2-1', {
      request_type: 'async',
      provider: 'auto',
      input: { mode: 'pro-image-to-video', prompt, duration: 10, image_urls: [startFrame, endFrame] },
    }),
  },
  'kling 2.1 without a frame, which takes the master tier': {
    input: { model: KLING21, prompt, aspectRatio: '9:16' },
    kind: '5s-master-text-to-video',
    sent: sent('kling-2-1', {
      request_type: 'async',
      input: { mode: 'master-text-to-video', prompt, duration: 5, aspect_ratio: '9:16' },
    }),
  },
  'kling 2.1 master with a frame': {
    input: { model: KLING21, prompt, startFrame, tier: 'master' },
    kind: '5s-master-image-to-video',
    sent: sent('kling-2-1', {
      request_type: 'async',
      input: { mode: 'master-image-to-video', prompt, duration: 5, image_urls: [startFrame] },
    }),
  },
}
