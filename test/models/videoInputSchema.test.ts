import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { en } from '../../src/messages/en.js'
import { checkVideoInput } from '../../src/models/checkVideoInput.js'
import { frameCount, maxFrames, needsFrame, tiersFor } from '../../src/models/modelMode.js'
import { models } from '../../src/models/registry.js'
import { videoInputProblems } from '../../src/models/videoInputProblems.js'
import { videoInputSchema } from '../../src/models/videoInputSchema.js'
import { kling21, leastInput, turbo } from './inputs.js'

const startFrame = 'https://a.example/1.png'
const endFrame = 'https://a.example/2.png'

const FIELDS = [
  'model',
  'prompt',
  'negativePrompt',
  'startFrame',
  'endFrame',
  'durationSeconds',
  'aspectRatio',
  'cfgScale',
  'tier',
  'routing',
  'other',
]

const BAD_URLS: readonly (readonly [string, string])[] = [
  ['a frame over http', 'http://a.example/1.png'],
  ['a frame of this page', 'blob:https://a.example/1'],
  ['a frame in itself', 'data:image/png;base64,AA'],
  ['a frame with a password', 'https://u:p@a.example/1'],
  ['an empty frame', ''],
]

const refusedUrl = (name: string, startFrame: string): [string, object, object] => [
  name,
  { startFrame },
  { startFrame: 'input.frame.not-a-url' },
]

const taken = (name: string, fields: object): [string, object] => [name, fields]

/** What is wrong with the least input of the model, changed in these fields. */
function problems(model: VideoModel, fields: object): Record<string, string> {
  return videoInputProblems(model, { ...leastInput(model), ...fields })
}

describe.each(models)('videoInputSchema of $id', (model) => {
  const { prompt, negativePrompt, cfgScale, durationsSeconds, aspectRatios, routings = [] } = model
  const frames = maxFrames(model)
  const tiers = tiersFor(model, frameCount(leastInput(model)))

  it.each<[string, object]>([
    ['the least', {}],
    ['a prompt of one character', { prompt: 'x' }],
    ['a prompt at its limit', { prompt: 'x'.repeat(prompt.maxCharacters) }],
    ['an empty negative prompt', { negativePrompt: '' }],
    ['fields that are undefined', { negativePrompt: undefined, endFrame: undefined, cfgScale: undefined }],
    ...durationsSeconds.map((durationSeconds) => taken(`${durationSeconds} seconds`, { durationSeconds })),
    ...aspectRatios.map((aspectRatio) => taken(`the ratio ${aspectRatio}`, { aspectRatio })),
    ...routings.map((routing) => taken(`the route ${routing}`, { routing })),
    ...tiers.map((tier) => taken(`the tier ${tier}`, { tier })),
  ])('takes %s', (_, fields) => {
    expect(problems(model, fields)).toEqual({})
  })

  it.each<[string, object, object]>([
    ['no prompt', { prompt: undefined }, { prompt: 'input.prompt.missing' }],
    ['an empty prompt', { prompt: '' }, { prompt: 'input.prompt.missing' }],
    ['a prompt of blanks', { prompt: ' \n\t' }, { prompt: 'input.prompt.missing' }],
    ['a prompt that is no text', { prompt: 7 }, { prompt: 'input.prompt.missing' }],
    [
      'a prompt beyond its limit',
      { prompt: 'x'.repeat(prompt.maxCharacters + 1) },
      { prompt: 'input.prompt.too-long' },
    ],
    [
      'a negative prompt that is no text',
      { negativePrompt: ['x'] },
      { negativePrompt: 'input.negative-prompt.not-text' },
    ],
    ['an end frame alone', { startFrame: undefined, endFrame }, { endFrame: 'input.end-frame.needs-start' }],
    ...BAD_URLS.map(([name, url]) => refusedUrl(name, url)),
    ['7 seconds', { durationSeconds: 7 }, { durationSeconds: 'input.duration.not-offered' }],
    ['seconds as text', { durationSeconds: '5' }, { durationSeconds: 'input.duration.not-offered' }],
    ['another ratio', { aspectRatio: '4:3' }, { aspectRatio: 'input.aspect-ratio.not-offered' }],
    ['another routing', { routing: 'fast' }, { routing: 'input.routing.not-offered' }],
    ['another tier', { tier: 'gold' }, { tier: 'input.tier.not-offered' }],
    ['another model', { model: 'apixo/kling-9' }, { model: 'input.model.unknown' }],
    ['a field that is misspelt', { negative_prompt: 'x' }, { negative_prompt: 'input.field.unknown' }],
    ['two unknown fields', { a: 1, b: 2 }, { a: 'input.field.unknown', b: 'input.field.unknown' }],
    [
      'several faults at once',
      { prompt: '', durationSeconds: 6, aspectRatio: '4:3' },
      {
        prompt: 'input.prompt.missing',
        durationSeconds: 'input.duration.not-offered',
        aspectRatio: 'input.aspect-ratio.not-offered',
      },
    ],
  ])('refuses %s', (_, fields, expected) => {
    expect(problems(model, fields)).toEqual(expected)
  })

  if (negativePrompt) {
    it('takes a negative prompt to its limit, and nothing beyond', () => {
      const text = 'x'.repeat(negativePrompt.maxCharacters)
      expect(problems(model, { negativePrompt: text })).toEqual({})
      expect(problems(model, { negativePrompt: `${text}x` })).toEqual({
        negativePrompt: 'input.negative-prompt.too-long',
      })
    })
  } else {
    it('refuses a negative prompt, which it does not have', () => {
      expect(problems(model, { negativePrompt: 'x' })).toEqual({
        negativePrompt: 'input.negative-prompt.not-taken',
      })
    })
  }

  if (cfgScale) {
    it.each([0, 1, 0.1 + 0.2, cfgScale.default])('takes guidance %j', (value) => {
      expect(problems(model, { cfgScale: value })).toEqual({})
    })

    it.each([
      [-0.1, 'input.guidance.out-of-range'],
      [1.1, 'input.guidance.out-of-range'],
      [0.55, 'input.guidance.off-step'],
      [Number.NaN, 'input.guidance.out-of-range'],
      ['0.5', 'input.guidance.out-of-range'],
    ])('refuses guidance %j: %s', (value, problem) => {
      expect(problems(model, { cfgScale: value })).toEqual({ cfgScale: problem })
    })

    it('takes guidance on the grid of 0.1, and nothing between', () => {
      fc.assert(
        fc.property(fc.integer({ min: -50, max: 150 }), (hundredths) => {
          const taken = Object.keys(problems(model, { cfgScale: hundredths / 100 })).length === 0
          expect(taken).toBe(hundredths % 10 === 0 && hundredths >= 0 && hundredths <= 100)
        }),
      )
    })
  } else {
    it.each([0, 0.5, 1.1, Number.NaN, '0.5'])('refuses guidance %j, which it does not have', (value) => {
      expect(problems(model, { cfgScale: value })).toEqual({ cfgScale: 'input.guidance.not-taken' })
    })
  }

  if (routings.length === 0) {
    it.each(['auto', 'value', 'official'])('refuses the route %s, since it has none', (routing) => {
      expect(problems(model, { routing })).toEqual({ routing: 'input.routing.not-offered' })
    })
  }

  it('takes as many frames as its modes do, and says which one is missing or too many', () => {
    const none = problems(model, { startFrame: undefined })
    const one = problems(model, { startFrame })
    const two = problems(model, { startFrame, endFrame })
    expect(none).toEqual(needsFrame(model) ? { startFrame: 'input.start-frame.missing' } : {})
    expect(one).toEqual(frames < 1 ? { startFrame: 'input.start-frame.not-taken' } : {})
    expect(two).toEqual(
      [{ startFrame: 'input.start-frame.not-taken' }, { endFrame: 'input.end-frame.not-taken-by-model' }, {}][
        frames
      ],
    )
  })

  it.each([null, undefined, 'text', 7, []])('refuses %j, which is no input', (input) => {
    expect(videoInputProblems(model, input)).toEqual({ input: 'input.not-an-object' })
  })

  it('never throws, whatever it is given, and says what is wrong in the catalogue’s keys', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...FIELDS), (value, field) => {
        expect(Object.keys(videoInputProblems(model, value)).length).toBeGreaterThan(0)
        for (const key of Object.values(problems(model, { [field]: value }))) expect(en).toHaveProperty([key])
      }),
    )
  })

  it('takes frames from this machine only where that is allowed', () => {
    const input = { ...leastInput(model), startFrame: 'http://127.0.0.1:6006/1.png' }
    expect(videoInputProblems(model, input, { allowLoopback: true })).toEqual(
      frames === 0 ? { startFrame: 'input.start-frame.not-taken' } : {},
    )
    expect(videoInputProblems(model, input)).toEqual({ startFrame: 'input.frame.not-a-url' })
  })

  it('gives back the input without what was left out', () => {
    const least = leastInput(model)
    const input = {
      ...least,
      prompt: ' a fox ',
      endFrame: undefined,
      cfgScale: undefined,
      durationSeconds: 5,
    }
    expect(Object.entries(checkVideoInput(model, input))).toEqual([
      ...Object.entries({ ...least, prompt: ' a fox ' }),
      ['durationSeconds', 5],
    ])
  })

  it('is a Standard Schema', async () => {
    const input = { ...leastInput(model), prompt: '' }
    const result = await videoInputSchema(model)['~standard'].validate(input)
    expect(result.issues?.map(({ message, path }) => [path, message])).toEqual([
      [['prompt'], 'input.prompt.missing'],
    ])
  })
})

describe('tiers and frames', () => {
  it('Kling 2.5 Turbo Pro has no tiers', () => {
    expect(problems(turbo, { tier: 'pro' })).toEqual({ tier: 'input.tier.not-offered' })
  })

  it.each([
    [{ tier: 'master' }, {}],
    [{ tier: 'standard', startFrame }, {}],
    [{ tier: 'pro', startFrame }, {}],
    [{ tier: 'pro', startFrame, endFrame }, {}],
    [{ tier: 'master', startFrame }, {}],
    [{ tier: 'standard' }, { startFrame: 'input.start-frame.missing' }],
    [{ tier: 'pro' }, { startFrame: 'input.start-frame.missing' }],
    [{ tier: 'standard', startFrame, endFrame }, { endFrame: 'input.end-frame.not-taken' }],
    [{ tier: 'master', startFrame, endFrame }, { endFrame: 'input.end-frame.not-taken' }],
    [{ tier: 'pro', endFrame }, { endFrame: 'input.end-frame.needs-start' }],
  ])('of Kling 2.1 with %j: %j', (fields, expected) => {
    expect(problems(kling21, fields)).toEqual(expected)
  })
})

describe('models that can do less', () => {
  const text = { frames: [0, 0], name: 'text' } as const
  const { negativePrompt, cfgScale, routings, ...bare } = turbo
  const poor: VideoModel = { ...bare, modes: [text] }

  it('refuse what they do not take', () => {
    expect([negativePrompt, cfgScale, routings]).not.toContain(undefined)
    expect(problems(poor, { negativePrompt: 'x' })).toEqual({
      negativePrompt: 'input.negative-prompt.not-taken',
    })
    expect(problems(poor, { cfgScale: 0.5 })).toEqual({ cfgScale: 'input.guidance.not-taken' })
    expect(problems(poor, { routing: 'auto' })).toEqual({ routing: 'input.routing.not-offered' })
    expect(problems(poor, { startFrame })).toEqual({ startFrame: 'input.start-frame.not-taken' })
    expect(problems(poor, { startFrame, endFrame })).toEqual({ startFrame: 'input.start-frame.not-taken' })
    expect(problems(poor, {})).toEqual({})
  })

  it('say that no choice of tier helps where one frame is all they take', () => {
    const single: VideoModel = { ...bare, modes: [{ frames: [0, 1], name: 'std', tier: 'standard' }] }
    expect(problems(single, { startFrame, endFrame })).toEqual({
      endFrame: 'input.end-frame.not-taken-by-model',
    })
  })
})

describe('checkVideoInput', () => {
  it('throws invalid-input with the fields, and says that nothing was sent', () => {
    const check = () => checkVideoInput(turbo, { model: turbo.id, prompt: '' })
    expect(check).toThrow(VideoError)
    expect(check).toThrow(/prompt \(input\.prompt\.missing\).*Nothing was sent/)
    try {
      check()
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-input', fields: { prompt: 'input.prompt.missing' } })
    }
  })

  it('a field named __proto__ is an unknown field like any other', () => {
    const input = JSON.parse(`{"model":"${turbo.id}","prompt":"x","__proto__":{"polluted":1}}`) as unknown
    expect(Object.entries(videoInputProblems(turbo, input))).toEqual([['__proto__', 'input.field.unknown']])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
