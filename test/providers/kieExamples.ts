import type { TaskRef } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { fixture } from '../fixtures/fixture.js'
import type { ProviderContract } from './providerContract.js'
import { NOW } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'

export const KEY = 'canary-2b8e40d7-kie-key'
export const TASK_ID = 'task_12345678'
export const IMAGE = 'kie/kling-v2-5-turbo-image-to-video-pro'
export const TEXT = 'kie/kling-v2-5-turbo-text-to-video-pro'

const BASE_URL = 'https://api.kie.ai/api/v1'
const authorization = `Bearer ${KEY}`

export const input: VideoInput = { model: TEXT, prompt: 'a fox in the snow' }
/** A task that was made a minute ago: one that KIE knows by now, if it ever does. */
export const ref: TaskRef = { taskId: TASK_ID, model: IMAGE, startTime: NOW - 60_000, kind: '5s' }

export const accepted: Scripted = { body: fixture('kie', 'create-accepted') }
export const checked: Scripted = { body: fixture('kie', 'status-generating') }

export const check: ProviderContract['check'] = {
  method: 'GET',
  url: `${BASE_URL}/jobs/recordInfo?taskId=task_12345678`,
  headers: { authorization },
  body: '',
}

/** A create as it leaves: the body is the fixture's, without its line breaks. */
function sent(body: unknown): ProviderContract['check'] {
  return {
    method: 'POST',
    url: `${BASE_URL}/jobs/createTask`,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

const example = (name: string) => JSON.parse(fixture('kie', `${name}.request`)) as unknown
const chinese = example('create-image-to-video-in-chinese') as {
  input: { prompt: string; negative_prompt: string }
}
const prompt = 'a fox in the snow'
const startFrame = 'https://example.com/head.jpg'
const endFrame = 'https://example.com/tail.jpg'
const astronaut = 'https://file.aiquickdraw.com/custom-page/akr/section-images/1759211376283gfcw5zcy.png'
const fromText = { model: 'kling/v2-5-turbo-text-to-video-pro' }
const fromImage = { model: 'kling/v2-5-turbo-image-to-video-pro' }

export const creates: ProviderContract['creates'] = {
  'image to video with a callback': {
    input: {
      model: IMAGE,
      prompt: 'An astronaut teleports through a glowing wooden door.',
      startFrame: astronaut,
      durationSeconds: 5,
      negativePrompt: 'blur, distort, and low quality',
      cfgScale: 0.5,
    },
    options: { callbackUrl: 'https://your-domain.com/api/callback', intentId: 'intent-1' },
    kind: '5s-image-to-video',
    sent: sent(example('create-image-to-video')),
  },
  'the whole example of the Chinese page': {
    input: {
      model: IMAGE,
      prompt: chinese.input.prompt,
      startFrame: astronaut,
      negativePrompt: chinese.input.negative_prompt,
    },
    options: { callbackUrl: 'https://your-domain.com/api/callback' },
    kind: '5s-image-to-video',
    sent: sent(chinese),
  },
  'text to video': {
    input: { model: TEXT, prompt: 'A drone shot over snowy mountains', negativePrompt: 'blur' },
    kind: '5s-text-to-video',
    sent: sent(example('create-text-to-video')),
  },
  'the least from text, with every default that KIE documents': {
    input,
    kind: '5s-text-to-video',
    sent: sent({ ...fromText, input: { prompt, duration: '5', aspect_ratio: '16:9', cfg_scale: 0.5 } }),
  },
  'the least from an image, with every default that KIE documents': {
    input: { model: IMAGE, prompt, startFrame },
    kind: '5s-image-to-video',
    sent: sent({
      ...fromImage,
      input: { prompt, image_url: startFrame, tail_image_url: '', duration: '5', cfg_scale: 0.5 },
    }),
  },
  'two frames and ten seconds, as a string': {
    input: { model: IMAGE, prompt, startFrame, endFrame, durationSeconds: 10 },
    kind: '10s-image-to-video',
    sent: sent({
      ...fromImage,
      input: { prompt, image_url: startFrame, tail_image_url: endFrame, duration: '10', cfg_scale: 0.5 },
    }),
  },
  'guidance 0 and an empty negative prompt': {
    input: { ...input, cfgScale: 0, negativePrompt: '', aspectRatio: '9:16' },
    kind: '5s-text-to-video',
    sent: sent({
      ...fromText,
      input: { prompt, duration: '5', aspect_ratio: '9:16', negative_prompt: '', cfg_scale: 0 },
    }),
  },
  'guidance 0.1 + 0.2, which is 0.3': {
    input: { ...input, cfgScale: 0.1 + 0.2 },
    kind: '5s-text-to-video',
    sent: sent({ ...fromText, input: { prompt, duration: '5', aspect_ratio: '16:9', cfg_scale: 0.3 } }),
  },
  'a ratio beside a frame, which stays at home': {
    input: { model: IMAGE, prompt, startFrame, aspectRatio: '1:1' },
    kind: '5s-image-to-video',
    sent: sent({
      ...fromImage,
      input: { prompt, image_url: startFrame, tail_image_url: '', duration: '5', cfg_scale: 0.5 },
    }),
  },
  'a negative prompt of 2,496 characters': {
    input: { model: IMAGE, prompt, startFrame, negativePrompt: 'n'.repeat(2496) },
    kind: '5s-image-to-video',
    sent: sent({
      ...fromImage,
      input: {
        prompt,
        image_url: startFrame,
        tail_image_url: '',
        duration: '5',
        negative_prompt: 'n'.repeat(2496),
        cfg_scale: 0.5,
      },
    }),
  },
}
