import type { VideoModel } from '../core/VideoModel.js'
import { DAY_MS, kling } from './kling.js'

/** What both of APIXO's Kling models have in common. Facts are from APIXO's model pages unless it says otherwise. */
export const apixoKling = {
  ...kling,
  provider: 'apixo',
  providerName: 'APIXO',
  // The default is stated nowhere, so none is sent until a person chooses.
  routings: ['auto', 'value', 'official'],
  // 10,000 requests a minute are 166 a second; the rest is left for creates.
  limits: { requestsPerMinute: 10_000, checksPerSecond: 150, concurrentTasks: 1_000 },
  // "Result URLs are valid for 15 days"; an older page says 24 hours.
  resultLifeMs: 15 * DAY_MS,
  downloadSoon: true,
  failedTasksCharged: 'unknown',
} as const satisfies Partial<VideoModel>
