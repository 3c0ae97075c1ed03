import * as z from 'zod/mini'
import { safeMediaUrl } from '../core/safeMediaUrl.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { CfgScaleRule, VideoModel } from '../core/VideoModel.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { frameCount, maxFrames, modelMode } from './modelMode.js'

export interface VideoInputSchemaOptions {
  /** Accept http frames from this machine: for playgrounds and tests. Default false. */
  allowLoopback?: boolean | undefined
}

/**
 * The rules of one model as a zod schema, and so as a Standard Schema: form, handler and provider check by this one.
 * Each issue's message is a key of the catalogue, its path the input's field. Unknown fields are refused, so that a
 * misspelt one is noticed instead of ignored; one that is `undefined` counts as left out.
 */
export function videoInputSchema(
  model: VideoModel,
  options: VideoInputSchemaOptions = {},
): z.ZodMiniType<VideoInput, unknown> {
  const frame = z.exactOptional(
    z
      .string('input.frame.not-a-url')
      .check(z.refine((url) => isFrameUrl(url, options), { error: 'input.frame.not-a-url' })),
  )
  const schema = z.strictObject(
    {
      model: z.literal(model.id, 'input.model.unknown'),
      prompt: z.string('input.prompt.missing').check(
        z.refine((text) => text.trim() !== '', { error: 'input.prompt.missing' }),
        z.maxLength(model.prompt.maxCharacters, 'input.prompt.too-long'),
      ),
      negativePrompt: z.exactOptional(
        z
          .string('input.negative-prompt.not-text')
          .check(
            z.maxLength(
              model.negativePrompt?.maxCharacters ?? 0,
              model.negativePrompt ? 'input.negative-prompt.too-long' : 'input.negative-prompt.not-taken',
            ),
          ),
      ),
      startFrame: frame,
      endFrame: frame,
      durationSeconds: z.exactOptional(z.literal([...model.durationsSeconds], 'input.duration.not-offered')),
      aspectRatio: z.exactOptional(z.enum([...model.aspectRatios], 'input.aspect-ratio.not-offered')),
      cfgScale: z.exactOptional(cfgScale(model.cfgScale)),
      tier: z.exactOptional(z.enum(['standard', 'pro', 'master'], 'input.tier.not-offered')),
      routing: z.exactOptional(
        z.enum(['auto', 'value', 'official'], 'input.routing.not-offered').check(
          z.refine((routing) => model.routings?.includes(routing) === true, {
            error: 'input.routing.not-offered',
          }),
        ),
      ),
    },
    {
      error: (issue) => (issue.code === 'unrecognized_keys' ? 'input.field.unknown' : 'input.not-an-object'),
    },
  )
  const checked = schema.check((context) => {
    const problem = frameProblem(model, context.value)
    if (problem) {
      context.issues.push({
        code: 'custom',
        path: [problem.field],
        message: problem.message,
        input: context.value,
      })
    }
  })
  return z.pipe(z.transform(withoutLeftOut), checked)
}

/** Forms and hosts without exact types write `startFrame: undefined` for "no start frame". */
function withoutLeftOut(input: unknown): unknown {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
    ? withoutUndefined(input)
    : input
}

/** A provider fetches the frame itself, so an object URL of a page is of no use to it. */
function isFrameUrl(url: string, options: VideoInputSchemaOptions): boolean {
  const safe = safeMediaUrl(url, options)
  return safe !== undefined && !safe.startsWith('blob:')
}

function cfgScale(rule: CfgScaleRule | undefined) {
  if (!rule) return z.never('input.guidance.not-taken')
  const { min, max, step } = rule
  return z.number('input.guidance.out-of-range').check(
    z.minimum(min, 'input.guidance.out-of-range'),
    z.maximum(max, 'input.guidance.out-of-range'),
    // On the grid up to a float's own dust: 0.1 + 0.2 is 0.3 here.
    z.refine((value) => Math.abs(value / step - Math.round(value / step)) < 1e-6, {
      error: 'input.guidance.off-step',
    }),
  )
}

/** What the frames, the tier and the model do not agree on. */
function frameProblem(
  model: VideoModel,
  input: Pick<VideoInput, 'startFrame' | 'endFrame' | 'tier'>,
): { field: keyof VideoInput; message: string } | undefined {
  if (input.endFrame !== undefined && input.startFrame === undefined) {
    return { field: 'endFrame', message: 'input.end-frame.needs-start' }
  }
  if (input.tier !== undefined && !model.modes.some((mode) => mode.tier === input.tier)) {
    return { field: 'tier', message: 'input.tier.not-offered' }
  }
  if (modelMode(model, input)) return undefined
  const frames = frameCount(input)
  if (frames === 0) return { field: 'startFrame', message: 'input.start-frame.missing' }
  if (frames > maxFrames(model, input.tier)) {
    return frames === 2 && maxFrames(model) > 0
      ? { field: 'endFrame', message: endFrameProblem(model) }
      : { field: 'startFrame', message: 'input.start-frame.not-taken' }
  }
  return { field: 'tier', message: 'input.tier.not-offered' }
}

/** Whether another tier would take the end frame, or none does. */
function endFrameProblem(model: VideoModel): string {
  return maxFrames(model) < 2 ? 'input.end-frame.not-taken-by-model' : 'input.end-frame.not-taken'
}
