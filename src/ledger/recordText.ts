import { number, object, oneOf, optional, text } from '../core/shape.js'
import { parseJson } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import { fromProblem, problemSchema, taskSchema, toProblem } from '../core/wire.js'
import type { TaskRecord } from './TaskRecord.js'

/** How much of what a person typed may stay in the browser's storage. */
export type Remember = 'everything' | 'settings' | 'nothing'

/** All but the model and the prompt, which a draft may lack. */
export const settingsShape = {
  negativePrompt: optional(text),
  startFrame: optional(text),
  endFrame: optional(text),
  durationSeconds: optional(oneOf(5, 10)),
  aspectRatio: optional(oneOf('16:9', '9:16', '1:1')),
  cfgScale: optional(number),
  tier: optional(oneOf('standard', 'pro', 'master')),
  routing: optional(oneOf('auto', 'value', 'official')),
}

const recordSchema = object({
  intentId: text,
  createdAt: number,
  submission: oneOf('sending', 'uncertain', 'accepted', 'refused'),
  input: optional(object({ model: text, prompt: text, ...settingsShape })),
  task: optional(taskSchema),
  problem: optional(problemSchema),
  place: optional(number),
})

/** A record as it is stored. `settings` leaves out what a person wrote and the frames. */
export function writeRecord(
  { error, input, elsewhere: _elsewhere, ...record }: TaskRecord,
  place: number,
  remember: Remember,
): string {
  return JSON.stringify({
    ...record,
    ...(input && { input: remember === 'everything' ? input : settingsOf(input) }),
    ...(error && { problem: toProblem(error) }),
    place,
  })
}

function settingsOf(input: VideoInput): VideoInput {
  const { startFrame: _start, endFrame: _end, negativePrompt: _negative, ...settings } = input
  return { ...settings, prompt: '' }
}

/** The stored record again; `undefined` where it cannot be read. */
export function readRecord(stored: string): { record: TaskRecord; place: number } | undefined {
  const parsed = recordSchema.safeParse(parseJson(stored))
  if (!parsed.success) return undefined
  const { problem, place = 0, ...record } = parsed.data
  return { record: { ...record, ...(problem && { error: fromProblem(problem) }) }, place }
}
