import { number, object, oneOf, optional, text } from '../core/shape.js'
import { parseJson } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import { fromProblem, problemSchema, taskSchema, toProblem } from '../core/wire.js'
import type { TaskRecord } from './TaskRecord.js'

/** How much of what a person typed may stay in the browser's storage. */
export type Remember = 'everything' | 'settings' | 'nothing'

const recordSchema = object({
  intentId: text,
  createdAt: number,
  submission: oneOf('sending', 'uncertain', 'accepted', 'refused'),
  input: optional(
    object({
      model: text,
      prompt: text,
      negativePrompt: optional(text),
      startFrame: optional(text),
      endFrame: optional(text),
      durationSeconds: optional(oneOf(5, 10)),
      aspectRatio: optional(oneOf('16:9', '9:16', '1:1')),
      cfgScale: optional(number),
      tier: optional(oneOf('standard', 'pro', 'master')),
      routing: optional(oneOf('auto', 'value', 'official')),
    }),
  ),
  task: optional(taskSchema),
  problem: optional(problemSchema),
})

/** The records as they are stored. `settings` leaves out what a person wrote and the frames. */
export function writeRecords(records: readonly TaskRecord[], remember: Remember): string {
  return JSON.stringify(
    records.map(({ error, input, ...record }) => ({
      ...record,
      ...(input && { input: remember === 'everything' ? input : settingsOf(input) }),
      ...(error && { problem: toProblem(error) }),
    })),
  )
}

function settingsOf(input: VideoInput): VideoInput {
  const { startFrame: _start, endFrame: _end, negativePrompt: _negative, ...settings } = input
  return { ...settings, prompt: '' }
}

/**
 * The stored records again. What cannot be read is left out, one by one.
 * A create that was being sent when the page died is uncertain now.
 */
export function readRecords(stored: string | null): TaskRecord[] {
  const list = parseJson(stored ?? '')
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const parsed = recordSchema.safeParse(item)
    if (!parsed.success) return []
    const { problem, submission, ...record } = parsed.data
    return [
      {
        ...record,
        submission: submission === 'sending' ? 'uncertain' : submission,
        ...(problem && { error: fromProblem(problem) }),
      },
    ]
  })
}
