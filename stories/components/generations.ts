import { fn } from 'storybook/test'
import {
  VideoError,
  type FailureReason,
  type Generation,
  type Settling,
  type SucceededTask,
  type TaskFailure,
  type TaskRef,
  type TaskStatus,
  type VideoErrorCode,
  type VideoErrorDetails,
  type VideoInput,
} from '../../src/index.js'
import { noResultFailure, taskFailure } from '../../src/core/taskFailure.js'
import { scenarios } from '../../src/mocks.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'

export const DAY_MS = 24 * 60 * 60 * 1000
const now = Date.now()

export const input: VideoInput = {
  model: 'apixo/kling-2-5-turbo-pro',
  prompt: 'a cinematic drone shot over snowy mountains at sunrise, soft light, slow and steady',
  durationSeconds: 5,
  aspectRatio: '16:9',
}

export const ref: TaskRef = { taskId: 'task-1', model: input.model, startTime: now, kind: '5s-text-to-video' }

/** The sample video, as a link that plays. */
export const videoUrl = URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' }))

/** A link to bytes that are no video. */
export const brokenVideoUrl = URL.createObjectURL(new Blob(['No video.'], { type: 'video/mp4' }))

/** A video on its way. */
export function running(status: Partial<TaskStatus> = {}): Generation {
  const phase = status.phase ?? 'processing'
  return {
    intentId: 'intent-1',
    phase,
    input,
    createdAt: now,
    status: {
      phase,
      contact: 'live',
      elapsedMs: 23_000,
      typicalMs: [30_000, 45_000],
      overdue: false,
      checkNow: fn(),
      ...status,
    },
  }
}

/** A create whose answer was lost. */
export function uncertain(settle: Settling): Generation {
  return { intentId: 'intent-1', phase: 'uncertain', input, settle, createdAt: now }
}

/** A finished video that can be had for nine more days. */
export function succeeded(task: Partial<SucceededTask> = {}): Generation {
  const settled: SucceededTask = {
    ...ref,
    state: 'success',
    resultUrls: [videoUrl],
    costTime: 41_000,
    expireTime: now + 9 * DAY_MS,
    ...task,
  }
  return { ...running({ phase: 'success', elapsedMs: 41_000 }), task: settled }
}

/** A failed task, in the words of a simulated one. */
export function failed(reason: FailureReason, failure: Partial<TaskFailure> = {}): Generation {
  const words = scenarios.find(({ end }) => end.phase === 'failed' && end.reason === reason)?.failure
  const known = words ? taskFailure(words.failCode, words.failMsg) : noResultFailure()
  return {
    ...running({ phase: 'failed', elapsedMs: 12_000 }),
    task: { ...ref, state: 'failed', failure: { ...known, ...failure } },
  }
}

/** A create that was refused. */
export function refused(code: VideoErrorCode, details: VideoErrorDetails = {}): Generation {
  return {
    intentId: 'intent-1',
    phase: 'failed',
    input,
    error: new VideoError(code, 'The create was refused', details),
    createdAt: Date.now(),
  }
}
