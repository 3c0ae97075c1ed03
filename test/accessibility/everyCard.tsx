import { VideoResult } from '../../src/components.js'
import { VideoError, type Generation, type TaskStatus } from '../../src/index.js'
import { sampleVideo } from '../../src/mocks/sampleVideo.js'
import { generation, MODEL, succeeded } from '../components/componentRig.js'

const noop = () => undefined
const actions = { onAgain: noop, onReuse: noop, onRemove: noop }

/** A link to a video that plays. */
export const playableUrl = () => URL.createObjectURL(new Blob([sampleVideo()], { type: 'video/mp4' }))

export function running(status: Partial<TaskStatus> = {}): Generation {
  const phase = status.phase ?? 'processing'
  return generation({
    phase,
    status: {
      phase,
      contact: 'live',
      elapsedMs: 23_000,
      typicalMs: [30_000, 45_000],
      overdue: false,
      checkNow: noop,
      ...status,
    },
  })
}

export function failed(): Generation {
  const failure = { reason: 'generation-failed', charged: 'no', retryable: true } as const
  return generation({
    phase: 'failed',
    task: {
      taskId: 'task',
      model: MODEL,
      state: 'failed',
      failure: { ...failure, failCode: 'GENERATION_FAILED', failMsg: 'It did not work out.' },
    },
  })
}

/** A card in every state that has something to press, by its name. */
function everyCard(videoUrl: string): Readonly<Record<string, Generation>> {
  return {
    sending: generation({ phase: 'submitting' }),
    pending: running({ phase: 'pending' }),
    making: running(),
    'out of contact': running({ contact: 'lost' }),
    'still uncertain': generation({ phase: 'uncertain', settle: { isOver: false, isAsking: true } }),
    uncertain: generation({
      phase: 'uncertain',
      settle: { isOver: true, isAsking: false, checkNow: noop },
    }),
    'one video': succeeded({ resultUrls: [videoUrl] }),
    'three videos': succeeded({ resultUrls: [videoUrl, `${videoUrl}#2`, `${videoUrl}#3`] }),
    'a day left': succeeded({ resultUrls: [videoUrl], expireTime: Date.now() + 3_600_000 }),
    expired: succeeded({ resultUrls: [videoUrl], expireTime: Date.now() - 1_000 }),
    failed: failed(),
    refused: generation({
      phase: 'failed',
      error: new VideoError('provider-error', 'no', { traceId: 'trace-1' }),
    }),
    lost: generation({ phase: 'lost', status: { ...running().status, phase: 'lost' } as TaskStatus }),
  }
}

/** All of them in a column. */
export function EveryCard({ videoUrl }: { videoUrl: string }) {
  return (
    <>
      {Object.entries(everyCard(videoUrl)).map(([name, result]) => (
        <VideoResult key={name} {...actions} result={result} data-card={name} />
      ))}
    </>
  )
}
