import { boolean, list, number, object, oneOf, optional, pair, record, text } from './shape.js'
import type { Shape } from './shape.js'
import type { BackendDescription } from './VideoBackend.js'

const ratio = oneOf('16:9', '9:16', '1:1')
const tier = oneOf('standard', 'pro', 'master')
const duration = oneOf(5, 10)
const textRule = object({
  maxCharacters: number,
  warnAboveCharacters: optional(number),
  source: optional(oneOf('stated', 'assumed')),
})

const modelSchema = object({
  id: text,
  provider: text,
  providerName: text,
  name: text,
  modes: list(object({ name: text, tier: optional(tier), frames: pair })),
  prompt: textRule,
  negativePrompt: optional(textRule),
  durationsSeconds: list(duration),
  defaultDurationSeconds: duration,
  aspectRatios: list(ratio),
  defaultAspectRatio: ratio,
  cfgScale: optional(
    object({
      min: number,
      max: number,
      step: number,
      default: optional(number),
      zones: list(object({ from: number, to: number, message: text })),
      recommended: optional(pair),
    }),
  ),
  routings: optional(list(oneOf('auto', 'value', 'official'))),
  image: object({
    types: list(text),
    doubtfulTypes: optional(list(text)),
    maxBytes: number,
    minSidePixels: number,
    aspectRatio: pair,
  }),
  typicalMs: record(pair),
  typicalSource: optional(oneOf('stated', 'assumed')),
  limits: object({
    requestsPerMinute: optional(number),
    checksPerSecond: number,
    concurrentTasks: optional(number),
  }),
  resultLifeMs: optional(number),
  downloadSoon: boolean,
  failedTasksCharged: oneOf('yes', 'no', 'unknown'),
  advice: object({
    tiers: optional(object({ standard: optional(text), pro: optional(text), master: optional(text) })),
    negativePrompt: optional(text),
    endFrame: optional(text),
    batch: optional(text),
  }),
})

/** What `GET /models` answers. */
export const modelsAnswerSchema: Shape<BackendDescription> = object({
  models: list(modelSchema),
  powers: object({ batch: boolean, push: boolean, upload: boolean, intents: boolean }),
})
