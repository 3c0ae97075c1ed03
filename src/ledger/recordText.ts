import * as z from 'zod/mini'
import { parseJson } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import { fromProblem, problemSchema, taskSchema, toProblem } from '../core/wire.js'
import type { TaskRecord } from './TaskRecord.js'

/** How much of what a person typed may stay in the browser's storage. */
export type Remember = 'everything' | 'settings' | 'nothing'

const text = z.exactOptional(z.string())

const recordSchema = z.object({
  intentId: z.string(),
  createdAt: z.number(),
  submission: z.enum(['sending', 'uncertain', 'accepted', 'refused']),
  input: z.exactOptional(
    z.object({
      model: z.string(),
      prompt: z.string(),
      negativePrompt: text,
      startFrame: text,
      endFrame: text,
      durationSeconds: z.exactOptional(z.literal([5, 10])),
      aspectRatio: z.exactOptional(z.enum(['16:9', '9:16', '1:1'])),
      cfgScale: z.exactOptional(z.number()),
      tier: z.exactOptional(z.enum(['standard', 'pro', 'master'])),
      routing: z.exactOptional(z.enum(['auto', 'value', 'official'])),
    }),
  ),
  task: z.exactOptional(taskSchema),
  problem: z.exactOptional(problemSchema),
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
