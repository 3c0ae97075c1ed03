import { describe, expect, it } from 'vitest'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { maxFrames, modelMode, needsFrame, tiersFor } from '../../src/models/modelMode.js'
import { models } from '../../src/models/registry.js'
import { taskKind, typicalMs } from '../../src/models/taskKind.js'
import { chanjing, kieImage, kieText, kling21, turbo } from './inputs.js'

const DAY_MS = 86_400_000
const powers = { batch: true, push: false, upload: true, intents: false }

describe('the registry', () => {
  it('names each model once, under its provider', () => {
    const ids = models.map((model) => model.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const model of models) expect(model.id.startsWith(`${model.provider}/`)).toBe(true)
  })

  it.each(models)('$id is the same after the wire', (model) => {
    const answer = { models: [model], powers }
    expect(modelsAnswerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  it.each(models)('$id agrees with itself', (model) => {
    expect(model.durationsSeconds).toContain(model.defaultDurationSeconds)
    expect(model.aspectRatios).toContain(model.defaultAspectRatio)
    for (const rule of [model.prompt, model.negativePrompt]) {
      expect(rule?.warnAboveCharacters ?? 0).toBeLessThan(rule?.maxCharacters ?? 1)
    }
    for (const type of model.image.doubtfulTypes ?? []) expect(model.image.types).toContain(type)
    for (const seconds of model.durationsSeconds) {
      const [from, to] = model.typicalMs[String(seconds)] ?? [0, 0]
      expect(from).toBeGreaterThan(0)
      expect(to).toBeGreaterThan(from)
    }
    const { cfgScale } = model
    for (const { from, to } of cfgScale?.zones ?? []) {
      expect(from).toBeGreaterThanOrEqual(cfgScale?.min ?? 0)
      expect(to).toBeLessThanOrEqual(cfgScale?.max ?? 0)
      expect(to).toBeGreaterThan(from)
    }
  })

  it('an answer of models that is none is refused', () => {
    const wrong = [
      null,
      {},
      { models: [] },
      { models: [{}], powers },
      { models: [{ ...turbo, typicalMs: 1 }], powers },
    ]
    expect(wrong.map((answer) => modelsAnswerSchema.safeParse(answer).success)).toEqual(
      wrong.map(() => false),
    )
  })
})

describe('what the documents state', () => {
  it('of Kling 2.5 Turbo Pro', () => {
    expect(turbo).toMatchObject({
      prompt: { maxCharacters: 2500 },
      negativePrompt: { maxCharacters: 2500 },
      typicalMs: { '5': [30_000, 45_000], '10': [45_000, 60_000] },
      resultLifeMs: 15 * DAY_MS,
      downloadSoon: true,
      failedTasksCharged: 'unknown',
      image: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1024 * 1024 },
      limits: { requestsPerMinute: 10_000, concurrentTasks: 1_000 },
    })
    expect(turbo.cfgScale).toMatchObject({ min: 0, max: 1, step: 0.1 })
    expect(turbo.cfgScale).not.toHaveProperty('default')
  })

  it('of Kling 2.1', () => {
    expect(kling21).toMatchObject({
      prompt: { maxCharacters: 5000 },
      negativePrompt: { maxCharacters: 500 },
      typicalMs: { '5': [60_000, 90_000], '10': [90_000, 120_000] },
      cfgScale: { recommended: [0.3, 0.7] },
    })
  })

  it('of Kling 2.5 Turbo Pro from an image at KIE', () => {
    expect(kieImage).toMatchObject({
      prompt: { maxCharacters: 2500 },
      negativePrompt: { maxCharacters: 2496, warnAboveCharacters: 500 },
      cfgScale: { min: 0, max: 1, step: 0.1, default: 0.5, zones: [] },
      image: { types: ['image/jpeg', 'image/png', 'image/webp'], doubtfulTypes: ['image/webp'] },
      resultLifeMs: 14 * DAY_MS,
      downloadSoon: true,
      failedTasksCharged: 'no',
    })
  })

  it('of Kling 2.5 Turbo Pro from text at KIE', () => {
    expect(kieText).toMatchObject({
      prompt: { maxCharacters: 2500 },
      negativePrompt: { maxCharacters: 2500 },
      cfgScale: { default: 0.5, zones: [] },
      resultLifeMs: 14 * DAY_MS,
      downloadSoon: true,
    })
    expect(kieText.negativePrompt).not.toHaveProperty('warnAboveCharacters')
  })

  it('of Kling 2.5 Turbo at Chanjing', () => {
    expect(chanjing).toMatchObject({
      prompt: { maxCharacters: 2500, source: 'assumed' },
      downloadSoon: true,
      failedTasksCharged: 'no',
    })
    for (const field of ['resultLifeMs', 'negativePrompt', 'cfgScale', 'routings']) {
      expect(chanjing).not.toHaveProperty(field)
    }
  })

  it.each([
    [turbo, { frames: [0, 2], tiers: [], negative: true, guidance: true, routes: 3 }],
    [
      kling21,
      { frames: [0, 2], tiers: ['standard', 'pro', 'master'], negative: true, guidance: true, routes: 3 },
    ],
    [kieImage, { frames: [1, 2], tiers: [], negative: true, guidance: true, routes: 0 }],
    [kieText, { frames: [0, 0], tiers: [], negative: true, guidance: true, routes: 0 }],
    [chanjing, { frames: [0, 1], tiers: ['standard', 'pro'], negative: false, guidance: false, routes: 0 }],
  ] as const)('of what $id takes', (model, abilities) => {
    expect({
      frames: [needsFrame(model) ? 1 : 0, maxFrames(model)],
      tiers: [...new Set(model.modes.flatMap(({ tier }) => tier ?? []))],
      negative: model.negativePrompt !== undefined,
      guidance: model.cfgScale !== undefined,
      routes: model.routings?.length ?? 0,
    }).toEqual(abilities)
  })
})

describe('modelMode', () => {
  const startFrame = 'https://a.example/1.png'
  const endFrame = 'https://a.example/2.png'
  const two = { startFrame, endFrame }

  it.each([
    [turbo, {}, 'text-to-video'],
    [turbo, { startFrame }, 'image-to-video'],
    [turbo, two, 'image-to-video'],
    [turbo, { tier: 'pro' }, undefined],
    [kling21, {}, 'master-text-to-video'],
    [kling21, { startFrame }, 'standard-image-to-video'],
    [kling21, two, 'pro-image-to-video'],
    [kling21, { startFrame, tier: 'pro' }, 'pro-image-to-video'],
    [kling21, { startFrame, tier: 'master' }, 'master-image-to-video'],
    [kling21, { tier: 'master' }, 'master-text-to-video'],
    [kling21, { tier: 'standard' }, undefined],
    [kling21, { ...two, tier: 'master' }, undefined],
    [kieImage, {}, undefined],
    [kieImage, { startFrame }, 'image-to-video'],
    [kieImage, two, 'image-to-video'],
    [kieText, {}, 'text-to-video'],
    [kieText, { startFrame }, undefined],
    [chanjing, {}, 'std'],
    [chanjing, { startFrame }, 'std'],
    [chanjing, { startFrame, tier: 'pro' }, 'pro'],
    [chanjing, two, undefined],
  ] as const)('%#: the cheapest mode that takes the frames', (model, input, name) => {
    expect(modelMode(model, input)?.name).toBe(name)
  })

  it('tiersFor lists the tiers that take so many frames, cheapest first', () => {
    expect([0, 1, 2, 3].map((frames) => tiersFor(kling21, frames))).toEqual([
      ['master'],
      ['standard', 'pro', 'master'],
      ['pro'],
      [],
    ])
    expect(tiersFor(turbo, 1)).toEqual([])
  })

  it('maxFrames is the most that any mode of the tier takes', () => {
    expect([undefined, 'standard', 'pro', 'master'].map((tier) => maxFrames(kling21, tier as 'pro'))).toEqual(
      [2, 1, 2, 1],
    )
    expect(maxFrames(turbo, 'pro')).toBe(0)
  })
})

describe('taskKind', () => {
  it('begins with the duration and names the mode', () => {
    expect(taskKind(turbo, {})).toBe('5s-text-to-video')
    expect(taskKind(kling21, { durationSeconds: 10, startFrame: 'x', tier: 'pro' })).toBe(
      '10s-pro-image-to-video',
    )
    expect(taskKind(turbo, { tier: 'pro' })).toBe('5s')
  })

  it('typicalMs reads the duration back, whatever stands behind it', () => {
    expect(typicalMs(turbo, '10s-image-to-video')).toEqual([45_000, 60_000])
    expect(typicalMs(kling21, '5s')).toEqual([60_000, 90_000])
    expect(typicalMs(turbo, undefined)).toEqual([30_000, 45_000])
    expect(typicalMs(turbo, 'pro')).toEqual([30_000, 45_000])
    expect(typicalMs(turbo, '15s')).toBeUndefined()
  })
})
