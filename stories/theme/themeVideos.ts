import type { Generation, TaskRecord, VideoInput } from '../../src/index.js'
import { taskFailure } from '../../src/core/taskFailure.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import endFrameSource from '../components/endFrame.svg?no-inline'
import startFrameSource from '../components/startFrame.svg?no-inline'

const DAY_MS = 24 * 60 * 60 * 1000
const now = Date.now()
const model = 'apixo/kling-2-5-turbo-pro'
const videoUrl = URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' }))

/** Two pictures of this page: whole URLs, as a person would give them. */
export const startFrameUrl = new URL(startFrameSource, location.href).href
export const endFrameUrl = new URL(endFrameSource, location.href).href

const mountains: VideoInput = {
  model,
  prompt: 'a cinematic drone shot over snowy mountains at sunrise, slow and steady',
  durationSeconds: 5,
  startFrame: startFrameUrl,
}
const fox: VideoInput = {
  model,
  prompt: 'a fox in the snow, close up, shallow depth of field',
  durationSeconds: 5,
  aspectRatio: '16:9',
}
const harbour: VideoInput = { ...fox, prompt: 'a harbour at dusk, boats rocking, handheld' }

const runningTask = { taskId: 'running', model, kind: '5s-image-to-video', state: 'processing' } as const
const doneTask = {
  taskId: 'done',
  model,
  state: 'success',
  resultUrls: [videoUrl],
  costTime: 41_000,
  expireTime: now + 9 * DAY_MS,
} satisfies TaskRecord['task']
const failedTask = {
  taskId: 'failed',
  model,
  state: 'failed',
  failure: taskFailure('IMAGE_DOWNLOAD_FAILED', 'The image could not be downloaded'),
} satisfies TaskRecord['task']

const status = {
  phase: 'processing',
  contact: 'live',
  elapsedMs: 23_000,
  typicalMs: [30_000, 45_000],
  overdue: false,
  checkNow: () => {},
} satisfies Generation['status']

/** Every state that a theme has to dress, at a time that stands still. */
export const videos = {
  submitting: { phase: 'submitting', input: fox, createdAt: now },
  running: { phase: 'processing', input: mountains, status, task: runningTask },
  overdue: {
    phase: 'processing',
    input: fox,
    status: { ...status, elapsedMs: 95_000, overdue: true },
    task: runningTask,
  },
  lostContact: {
    phase: 'processing',
    input: fox,
    status: { ...status, contact: 'lost', elapsedMs: 322_000 },
    task: runningTask,
  },
  done: { phase: 'success', input: fox, status: { ...status, phase: 'success' }, task: doneTask },
  expiring: {
    phase: 'success',
    input: fox,
    status: { ...status, phase: 'success' },
    task: { ...doneTask, expireTime: now + 2.5 * DAY_MS },
  },
  failed: { phase: 'failed', input: harbour, status: { ...status, phase: 'failed' }, task: failedTask },
} satisfies Record<string, Generation>

/** What a feed shows on a usual day. */
export const feedRecords = (): TaskRecord[] => {
  const record = (intentId: string, secondsAgo: number, rest: Partial<TaskRecord>): TaskRecord => ({
    intentId,
    createdAt: Date.now() - secondsAgo * 1000,
    submission: 'accepted',
    ...rest,
  })
  return [
    record('running', 12, { input: mountains, task: { ...runningTask, startTime: Date.now() - 12_000 } }),
    record('failed', 300, { input: harbour, task: failedTask }),
    record('done', 900, { input: fox, task: doneTask }),
  ]
}
