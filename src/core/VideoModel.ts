import type { AspectRatio, DurationSeconds, ModelId, Routing, Tier } from './VideoInput.js'

/**
 * What a model can do, as data: the one place where a limit stands. The form's controls, the schema, the providers,
 * the handler, the mocks and the polling all read it. It travels as JSON from the handler to the browser.
 *
 * Words that a person reads are message keys of the catalogue, never text.
 */
export interface VideoModel {
  id: ModelId
  /** The part of the id before the slash. */
  provider: string
  providerName: string
  name: string
  /** The ways to use it, cheapest first. An input takes the first that fits its frames and tier. */
  modes: readonly VideoMode[]
  prompt: TextRule
  /** Absent: the model takes none. */
  negativePrompt?: TextRule
  durationsSeconds: readonly DurationSeconds[]
  defaultDurationSeconds: DurationSeconds
  aspectRatios: readonly AspectRatio[]
  defaultAspectRatio: AspectRatio
  /** Absent: the model has no guidance. */
  cfgScale?: CfgScaleRule
  /** Absent: there is nothing to choose. */
  routings?: readonly Routing[]
  image: ImageRule
  /** How long a video usually takes, as [from, to] in milliseconds, by its duration in seconds. */
  typicalMs: Readonly<Record<string, readonly [number, number]>>
  /** `assumed` where the provider's documents are silent, and another provider of the same model is taken for it. */
  typicalSource?: 'stated' | 'assumed'
  limits: {
    requestsPerMinute?: number
    /** How often the provider may be asked for states, over all tasks. */
    checksPerSecond: number
    concurrentTasks?: number
  }
  /** How long result links live, in milliseconds. Absent where the documents do not say. */
  resultLifeMs?: number
  /** The documents disagree about the result life, or are silent: say "download soon". */
  downloadSoon: boolean
  /** What the provider states about failed tasks. */
  failedTasksCharged: 'yes' | 'no' | 'unknown'
  /** The documents' advice, as message keys. */
  advice: {
    tiers?: Readonly<Partial<Record<Tier, string>>>
    negativePrompt?: string
    endFrame?: string
    batch?: string
  }
}

/** One way to use a model, under the provider's own name for it. */
export interface VideoMode {
  name: string
  /** Absent where the model has no tiers. */
  tier?: Tier
  /** How many frames it takes, [at least, at most]. */
  frames: readonly [number, number]
}

/** How long a text of a model may be. */
export interface TextRule {
  maxCharacters: number
  /** Above this the documents disagree: warn, and accept up to `maxCharacters`. */
  warnAboveCharacters?: number
  /** How far the limit is known: `stated` by the provider, or `assumed` where its documents are silent. */
  source?: 'stated' | 'assumed'
}

/** What a model takes as guidance: how closely the video follows the prompt. */
export interface CfgScaleRule {
  min: number
  max: number
  step: number
  /** Absent where the documents state none: then nothing is sent until a person chooses. */
  default?: number
  /** What the values mean, in rising order, both ends included. They need not cover the whole range. */
  zones: readonly { from: number; to: number; message: string }[]
  /** The band that the documents recommend, both ends included. */
  recommended?: readonly [number, number]
}

/** What a frame of a model must be. */
export interface ImageRule {
  types: readonly string[]
  /** Types that one page of the documents forbids: warn. */
  doubtfulTypes?: readonly string[]
  maxBytes: number
  /** The shortest side, in pixels. */
  minSidePixels: number
  /** Width over height, [least, most]. */
  aspectRatio: readonly [number, number]
}
