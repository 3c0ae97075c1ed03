import { VideoError, type TaskRecord } from '../../src/index.js'
import { failed, input, succeeded, videoUrl } from './generations.js'
import { startFrameUrl } from './pictures.js'

const MINUTE_MS = 60_000

function record(intentId: string, minutesAgo: number, rest: Partial<TaskRecord>): TaskRecord {
  return {
    intentId,
    createdAt: Date.now() - minutesAgo * MINUTE_MS,
    submission: 'accepted',
    input,
    ...rest,
  }
}

function done(intentId: string, minutesAgo: number, prompt: string): TaskRecord {
  const { task } = succeeded({ taskId: intentId, resultUrls: [videoUrl] })
  return record(intentId, minutesAgo, { input: { ...input, prompt }, ...(task && { task }) })
}

function broken(intentId: string, minutesAgo: number): TaskRecord {
  const { task } = failed('image-unreachable')
  return record(intentId, minutesAgo, { ...(task && { task: { ...task, taskId: intentId } }) })
}

export const oneRecord = (): TaskRecord[] => [done('done', 90, input.prompt)]

/** One in each state that a feed can show at the same time. */
export const mixedRecords = (): TaskRecord[] => [
  record('sending', 0, { submission: 'sending' }),
  record('running', 0.4, {
    input: { ...input, startFrame: startFrameUrl },
    task: { taskId: 'running', model: input.model, kind: '5s-image-to-video', state: 'processing' },
  }),
  broken('failed', 3),
  record('uncertain', 4, {
    submission: 'uncertain',
    error: new VideoError('uncertain', 'The answer was lost'),
  }),
  record('refused', 6, {
    submission: 'refused',
    error: new VideoError('insufficient-credits', 'Insufficient credits'),
  }),
  done('done', 20, 'a fox in the snow, close up, shallow depth of field'),
]

export const manyRecords = (): TaskRecord[] =>
  Array.from({ length: 100 }, (_, index) =>
    index % 5 === 3
      ? broken(`failed-${index}`, index * 10)
      : done(`done-${index}`, index * 10, `${index + 1}: ${input.prompt}`),
  )
