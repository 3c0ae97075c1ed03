import { safeMediaUrl } from '../core/safeMediaUrl.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { frameProblem } from './frameProblem.js'

/** What is checked less strictly, for tests on this machine. */
export interface VideoInputOptions {
  /** Accept http frames from this machine: for playgrounds and tests. Default false. */
  allowLoopback?: boolean | undefined
}

/** What is wrong with a field, as a message key; `undefined` where nothing is. It is only asked of what is there. */
type Rule = (value: unknown, model: VideoModel, options: VideoInputOptions) => string | undefined

/** Above this a step is off the grid, and not a float's own dust: 0.1 + 0.2 is 0.3 here. */
const FLOAT_DUST = 1e-6

/**
 * The rules of one model, in one place: form, handler, providers and `videoInputSchema` check by these.
 * @returns The input's field → a message key, one a field; `input` where it is no object. Empty where nothing is wrong.
 * Unknown fields are refused, so that a misspelt one is noticed instead of ignored; one that is `undefined` counts as
 * left out.
 */
export function videoInputProblems(
  model: VideoModel,
  input: unknown,
  options: VideoInputOptions = {},
): Record<string, string> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { input: 'input.not-an-object' }
  }
  const problems = new Map<string, string>()
  const fields = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined))
  for (const [field, rule] of rules) {
    if (!fields.has(field) && !required.has(field)) continue
    const problem = rule(fields.get(field), model, options)
    if (problem !== undefined) problems.set(field, problem)
  }
  for (const field of fields.keys()) if (!rules.has(field)) problems.set(field, 'input.field.unknown')
  if (!FRAME_FIELDS.some((field) => problems.has(field))) {
    const problem = frameProblem(model, framesOf(fields))
    if (problem) problems.set(problem.field, problem.message)
  }
  return Object.fromEntries(problems)
}

const required: ReadonlySet<string> = new Set<keyof VideoInput>(['model', 'prompt'])
const FRAME_FIELDS = ['startFrame', 'endFrame', 'tier'] as const

const rules: ReadonlyMap<string, Rule> = new Map<keyof VideoInput, Rule>([
  ['model', (value, { id }) => (value === id ? undefined : 'input.model.unknown')],
  [
    'prompt',
    (value, { prompt }) => {
      if (typeof value !== 'string' || value.trim() === '') return 'input.prompt.missing'
      return value.length > prompt.maxCharacters ? 'input.prompt.too-long' : undefined
    },
  ],
  [
    'negativePrompt',
    (value, { negativePrompt }) => {
      if (typeof value !== 'string') return 'input.negative-prompt.not-text'
      if (!negativePrompt) return value === '' ? undefined : 'input.negative-prompt.not-taken'
      return value.length > negativePrompt.maxCharacters ? 'input.negative-prompt.too-long' : undefined
    },
  ],
  ['startFrame', frameUrlRule],
  ['endFrame', frameUrlRule],
  [
    'durationSeconds',
    (value, { durationsSeconds }) => notIn(durationsSeconds, value, 'input.duration.not-offered'),
  ],
  ['aspectRatio', (value, { aspectRatios }) => notIn(aspectRatios, value, 'input.aspect-ratio.not-offered')],
  ['cfgScale', guidanceRule],
  ['tier', (value) => notIn(['standard', 'pro', 'master'], value, 'input.tier.not-offered')],
  ['routing', (value, { routings = [] }) => notIn(routings, value, 'input.routing.not-offered')],
])

function notIn(offered: readonly unknown[], value: unknown, problem: string): string | undefined {
  return offered.includes(value) ? undefined : problem
}

/** A provider fetches the frame itself, so an object URL of a page is of no use to it. */
function frameUrlRule(value: unknown, _model: VideoModel, options: VideoInputOptions): string | undefined {
  const safe = typeof value === 'string' ? safeMediaUrl(value, options) : undefined
  return safe === undefined || safe.startsWith('blob:') ? 'input.frame.not-a-url' : undefined
}

function guidanceRule(value: unknown, { cfgScale }: VideoModel): string | undefined {
  if (!cfgScale) return 'input.guidance.not-taken'
  const { min, max, step } = cfgScale
  if (typeof value !== 'number' || !(value >= min && value <= max)) return 'input.guidance.out-of-range'
  return Math.abs(value / step - Math.round(value / step)) < FLOAT_DUST
    ? undefined
    : 'input.guidance.off-step'
}

/** Only what has passed its own rule gets here. */
function framesOf(
  fields: ReadonlyMap<string, unknown>,
): Pick<VideoInput, 'startFrame' | 'endFrame' | 'tier'> {
  return Object.fromEntries(
    FRAME_FIELDS.flatMap((field) => (fields.has(field) ? [[field, fields.get(field)]] : [])),
  )
}
