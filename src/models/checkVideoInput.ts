import { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { VideoInputSchemaOptions } from './videoInputSchema.js'
import { videoInputSchema } from './videoInputSchema.js'

/** What is wrong with an input: its field → a message key. Empty where nothing is. One message a field, the first. */
export function videoInputProblems(
  model: VideoModel,
  input: unknown,
  options?: VideoInputSchemaOptions,
): Record<string, string> {
  const result = videoInputSchema(model, options).safeParse(input)
  return result.success ? {} : problemsOf(result.error.issues)
}

/**
 * The input, if it keeps the model's rules.
 * @throws {VideoError} `invalid-input` with `fields` where it does not.
 */
export function checkVideoInput(
  model: VideoModel,
  input: unknown,
  options?: VideoInputSchemaOptions,
): VideoInput {
  const result = videoInputSchema(model, options).safeParse(input)
  if (result.success) return result.data
  const fields = problemsOf(result.error.issues)
  throw new VideoError(
    'invalid-input',
    `The input breaks the rules of ${model.id}: ${Object.entries(fields)
      .map(([field, message]) => `${field} (${message})`)
      .join(', ')}. Nothing was sent.`,
    { fields },
  )
}

type Issues = readonly { path: PropertyKey[]; message: string; keys?: string[] | undefined }[]

function problemsOf(issues: Issues): Record<string, string> {
  const problems = new Map<string, string>()
  for (const issue of issues) {
    for (const field of issue.keys ?? [String(issue.path[0] ?? 'input')]) {
      if (!problems.has(field)) problems.set(field, issue.message)
    }
  }
  return Object.fromEntries(problems)
}
