import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoModel } from '../../src/core/VideoModel.js'
import { checkVideoInput, videoInputProblems } from '../../src/models/checkVideoInput.js'
import { models } from '../../src/models/registry.js'
import { videoInputSchema } from '../../src/models/videoInputSchema.js'
import { kling21, turbo } from './inputs.js'

const startFrame = 'https://a.example/1.png'
const endFrame = 'https://a.example/2.png'

/** What is wrong with an input that has these fields beside model and prompt. */
function problems(model: VideoModel, fields: object): Record<string, string> {
  return videoInputProblems(model, { model: model.id, prompt: 'a fox', ...fields })
}

describe.each(models)('videoInputSchema of $id', (model) => {
  const negative = model.negativePrompt?.maxCharacters ?? 0

  it.each([
    ['the least', {}],
    ['a prompt of one character', { prompt: 'x' }],
    ['a prompt at its limit', { prompt: 'x'.repeat(model.prompt.maxCharacters) }],
    ['a negative prompt at its limit', { negativePrompt: 'x'.repeat(negative) }],
    ['an empty negative prompt', { negativePrompt: '' }],
    ['a start frame', { startFrame }],
    ['both frames', { startFrame, endFrame }],
    ['5 seconds', { durationSeconds: 5 }],
    ['10 seconds', { durationSeconds: 10 }],
    ['each ratio', { aspectRatio: '9:16' }],
    ['guidance 0', { cfgScale: 0 }],
    ['guidance 1', { cfgScale: 1 }],
    ['guidance with the dust of a float', { cfgScale: 0.1 + 0.2 }],
    ['each routing', { routing: 'value' }],
    ['fields that are undefined', { negativePrompt: undefined, startFrame: undefined, cfgScale: undefined }],
  ])('takes %s', (_, fields) => {
    expect(problems(model, fields)).toEqual({})
  })

  it.each([
    ['no prompt', { prompt: undefined }, { prompt: 'input.prompt.missing' }],
    ['an empty prompt', { prompt: '' }, { prompt: 'input.prompt.missing' }],
    ['a prompt of blanks', { prompt: ' \n\t' }, { prompt: 'input.prompt.missing' }],
    ['a prompt that is no text', { prompt: 7 }, { prompt: 'input.prompt.missing' }],
    [
      'a prompt beyond its limit',
      { prompt: 'x'.repeat(model.prompt.maxCharacters + 1) },
      { prompt: 'input.prompt.too-long' },
    ],
    [
      'a negative prompt beyond its limit',
      { negativePrompt: 'x'.repeat(negative + 1) },
      { negativePrompt: 'input.negative-prompt.too-long' },
    ],
    [
      'a negative prompt that is no text',
      { negativePrompt: ['x'] },
      { negativePrompt: 'input.negative-prompt.not-text' },
    ],
    ['an end frame alone', { endFrame }, { endFrame: 'input.end-frame.needs-start' }],
    ['a frame over http', { startFrame: 'http://a.example/1.png' }, { startFrame: 'input.frame.not-a-url' }],
    [
      'a frame of this page',
      { startFrame: 'blob:https://a.example/1' },
      { startFrame: 'input.frame.not-a-url' },
    ],
    [
      'a frame in itself',
      { startFrame: 'data:image/png;base64,AA' },
      { startFrame: 'input.frame.not-a-url' },
    ],
    [
      'a frame with a password',
      { startFrame: 'https://u:p@a.example/1' },
      { startFrame: 'input.frame.not-a-url' },
    ],
    ['an empty frame', { startFrame: '' }, { startFrame: 'input.frame.not-a-url' }],
    ['7 seconds', { durationSeconds: 7 }, { durationSeconds: 'input.duration.not-offered' }],
    ['seconds as text', { durationSeconds: '5' }, { durationSeconds: 'input.duration.not-offered' }],
    ['another ratio', { aspectRatio: '4:3' }, { aspectRatio: 'input.aspect-ratio.not-offered' }],
    ['guidance below 0', { cfgScale: -0.1 }, { cfgScale: 'input.guidance.out-of-range' }],
    ['guidance above 1', { cfgScale: 1.1 }, { cfgScale: 'input.guidance.out-of-range' }],
    ['guidance off the grid', { cfgScale: 0.55 }, { cfgScale: 'input.guidance.off-step' }],
    ['guidance NaN', { cfgScale: Number.NaN }, { cfgScale: 'input.guidance.out-of-range' }],
    ['guidance as text', { cfgScale: '0.5' }, { cfgScale: 'input.guidance.out-of-range' }],
    ['another routing', { routing: 'fast' }, { routing: 'input.routing.not-offered' }],
    ['another tier', { tier: 'gold' }, { tier: 'input.tier.not-offered' }],
    ['another model', { model: 'apixo/kling-9' }, { model: 'input.model.unknown' }],
    ['a field that is misspelt', { negative_prompt: 'x' }, { negative_prompt: 'input.field.unknown' }],
    ['two unknown fields', { a: 1, b: 2 }, { a: 'input.field.unknown', b: 'input.field.unknown' }],
    [
      'several faults at once',
      { prompt: '', durationSeconds: 6, cfgScale: 2 },
      {
        prompt: 'input.prompt.missing',
        durationSeconds: 'input.duration.not-offered',
        cfgScale: 'input.guidance.out-of-range',
      },
    ],
  ])('refuses %s', (_, fields, expected) => {
    expect(problems(model, fields)).toEqual(expected)
  })

  it.each([null, undefined, 'text', 7, []])('refuses %j, which is no input', (input) => {
    expect(videoInputProblems(model, input)).toEqual({ input: 'input.not-an-object' })
  })

  it('takes guidance on the grid of 0.1, and nothing between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), (hundredths) => {
        const taken = Object.keys(problems(model, { cfgScale: hundredths / 100 })).length === 0
        expect(taken).toBe(hundredths % 10 === 0 && hundredths >= 0 && hundredths <= 100)
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(Object.keys(videoInputProblems(model, value)).length).toBeGreaterThan(0)
      }),
    )
  })

  it('takes frames from this machine only where that is allowed', () => {
    const input = { model: model.id, prompt: 'a fox', startFrame: 'http://127.0.0.1:6006/1.png' }
    expect(videoInputProblems(model, input, { allowLoopback: true })).toEqual({})
    expect(videoInputProblems(model, input)).toEqual({ startFrame: 'input.frame.not-a-url' })
  })

  it('gives back the input without what was left out', () => {
    const input = { model: model.id, prompt: ' a fox ', startFrame: undefined, cfgScale: 0 }
    expect(Object.entries(checkVideoInput(model, input))).toEqual([
      ['model', model.id],
      ['prompt', ' a fox '],
      ['cfgScale', 0],
    ])
  })

  it('is a Standard Schema', async () => {
    const result = await videoInputSchema(model)['~standard'].validate({ model: model.id, prompt: '' })
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
