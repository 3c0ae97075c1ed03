import * as z from 'zod/mini'
import type { BackendDescription } from './VideoBackend.js'

const pair = z.readonly(z.tuple([z.number(), z.number()]))
const text = z.exactOptional(z.string())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))

const ratio = z.enum(['16:9', '9:16', '1:1'])
const tier = z.enum(['standard', 'pro', 'master'])
const duration = z.union([z.literal(5), z.literal(10)])
const textRule = z.object({
  maxCharacters: z.number(),
  warnAboveCharacters: z.exactOptional(z.number()),
  source: z.exactOptional(z.enum(['stated', 'assumed'])),
})

const modelSchema = z.object({
  id: z.string(),
  provider: z.string(),
  providerName: z.string(),
  name: z.string(),
  modes: list(z.object({ name: z.string(), tier: z.exactOptional(tier), frames: pair })),
  prompt: textRule,
  negativePrompt: z.exactOptional(textRule),
  durationsSeconds: list(duration),
  defaultDurationSeconds: duration,
  aspectRatios: list(ratio),
  defaultAspectRatio: ratio,
  cfgScale: z.exactOptional(
    z.object({
      min: z.number(),
      max: z.number(),
      step: z.number(),
      default: z.exactOptional(z.number()),
      zones: list(z.object({ from: z.number(), to: z.number(), message: z.string() })),
      recommended: z.exactOptional(pair),
    }),
  ),
  routings: z.exactOptional(list(z.enum(['auto', 'value', 'official']))),
  image: z.object({
    types: list(z.string()),
    doubtfulTypes: z.exactOptional(list(z.string())),
    maxBytes: z.number(),
    minSidePixels: z.number(),
    aspectRatio: pair,
  }),
  typicalMs: z.record(z.string(), pair),
  limits: z.object({
    requestsPerMinute: z.exactOptional(z.number()),
    checksPerSecond: z.number(),
    concurrentTasks: z.exactOptional(z.number()),
  }),
  resultLifeMs: z.number(),
  downloadSoon: z.boolean(),
  failedTasksCharged: z.enum(['yes', 'no', 'unknown']),
  advice: z.object({
    tiers: z.exactOptional(z.partialRecord(tier, z.string())),
    negativePrompt: text,
    endFrame: text,
    batch: text,
  }),
})

/** What `GET /models` answers. */
export const modelsAnswerSchema: z.ZodMiniType<BackendDescription> = z.object({
  models: list(modelSchema),
  powers: z.object({ batch: z.boolean(), push: z.boolean(), upload: z.boolean(), intents: z.boolean() }),
})
