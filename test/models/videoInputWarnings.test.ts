import { describe, expect, it } from 'vitest'
import { videoInputProblems } from '../../src/models/videoInputProblems.js'
import { models } from '../../src/models/registry.js'
import { videoInputWarnings } from '../../src/models/videoInputWarnings.js'
import { kieImage, leastInput, turbo } from './inputs.js'

const warnings = (fields: object) => videoInputWarnings(kieImage, { ...leastInput(kieImage), ...fields })

describe('videoInputWarnings', () => {
  it.each([
    [0, {}],
    [500, {}],
    [501, { negativePrompt: 'warning.negative-prompt.long' }],
    [2496, { negativePrompt: 'warning.negative-prompt.long' }],
    [2497, {}],
  ])('of a negative prompt of %i characters for KIE image-to-video: %j', (length, expected) => {
    expect(warnings({ negativePrompt: 'x'.repeat(length) })).toEqual(expected)
  })

  it('name nothing that is refused: what is warned of is taken, what is too long is a problem alone', () => {
    const at = (length: number) => ({ ...leastInput(kieImage), negativePrompt: 'x'.repeat(length) })
    expect(videoInputProblems(kieImage, at(2496))).toEqual({})
    expect(videoInputProblems(kieImage, at(2497))).toEqual({
      negativePrompt: 'input.negative-prompt.too-long',
    })
  })

  it('name a prompt where a model has such a limit for it', () => {
    const wary = { ...turbo, prompt: { maxCharacters: 20, warnAboveCharacters: 10 } }
    expect(videoInputWarnings(wary, { prompt: 'x'.repeat(10) })).toEqual({})
    expect(videoInputWarnings(wary, { prompt: 'x'.repeat(11) })).toEqual({ prompt: 'warning.prompt.long' })
    expect(videoInputWarnings(wary, { prompt: 'x'.repeat(21) })).toEqual({})
  })

  it.each([
    ['https://a.example/1.webp', { startFrame: 'warning.image.type' }],
    ['https://a.example/1.WebP?signature=1.png', { startFrame: 'warning.image.type' }],
    ['https://a.example/1.png?from=1.webp', {}],
    ['https://a.example/1.jpg', {}],
    ['https://a.example/1', {}],
  ])('of a frame by its ending, %s: %j', (startFrame, expected) => {
    expect(warnings({ startFrame })).toEqual(expected)
  })

  it('name both frames', () => {
    expect(
      warnings({ startFrame: 'https://a.example/1.webp', endFrame: 'https://a.example/2.webp' }),
    ).toEqual({
      startFrame: 'warning.image.type',
      endFrame: 'warning.image.type',
    })
  })

  it.each(models)('$id has nothing against its least input, nor against an empty one', (model) => {
    expect(videoInputWarnings(model, leastInput(model))).toEqual({})
    expect(videoInputWarnings(model, {})).toEqual({})
  })

  it('only KIE image-to-video has doubts', () => {
    const doubtful = models.filter(
      ({ prompt, negativePrompt, image }) =>
        prompt.warnAboveCharacters ?? negativePrompt?.warnAboveCharacters ?? image.doubtfulTypes,
    )
    expect(doubtful).toEqual([kieImage])
  })
})
