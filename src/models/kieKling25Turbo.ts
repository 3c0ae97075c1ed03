import type { VideoModel } from '../core/VideoModel.js'
import { apixoKling25TurboPro } from './apixoKling25TurboPro.js'
import { DAY_MS, kling } from './kling.js'

/** What both of KIE's Kling 2.5 Turbo models have in common. Facts are from KIE's documents unless it says otherwise. */
const kieKling25Turbo = {
  ...kling,
  provider: 'kie',
  providerName: 'KIE',
  prompt: { maxCharacters: 2500 },
  cfgScale: { min: 0, max: 1, step: 0.1, default: 0.5, zones: [] },
  // KIE states no times. The model behind both is the same.
  typicalMs: apixoKling25TurboPro.typicalMs,
  typicalSource: 'assumed',
  // 20 creates per 10 s; "100+ tasks" at once; 10 queries a second for a key.
  limits: { requestsPerMinute: 120, checksPerSecond: 10, concurrentTasks: 100 },
  // "Media kept 14 days"; the page of the status call says "typically 24 hours".
  resultLifeMs: 14 * DAY_MS,
  downloadSoon: true,
  // A failed task reports `creditsConsumed: 0`.
  failedTasksCharged: 'no',
  advice: {},
} as const satisfies Partial<VideoModel>

/** Kling 2.5 Turbo Pro from an image at KIE (model `kling/v2-5-turbo-image-to-video-pro`). */
export const kieKling25TurboImage: VideoModel = {
  ...kieKling25Turbo,
  id: 'kie/kling-v2-5-turbo-image-to-video-pro',
  name: 'Kling 2.5 Turbo Pro, from an image',
  modes: [{ name: 'image-to-video', frames: [1, 2] }],
  // One page says 2,496, the current English one 500: accept the larger, warn above the smaller.
  negativePrompt: { maxCharacters: 2496, warnAboveCharacters: 500 },
  // One page takes WebP, the current English one does not name it.
  image: { ...kling.image, doubtfulTypes: ['image/webp'] },
}

/** Kling 2.5 Turbo Pro from text at KIE (model `kling/v2-5-turbo-text-to-video-pro`). */
export const kieKling25TurboText: VideoModel = {
  ...kieKling25Turbo,
  id: 'kie/kling-v2-5-turbo-text-to-video-pro',
  name: 'Kling 2.5 Turbo Pro, from text',
  modes: [{ name: 'text-to-video', frames: [0, 0] }],
  negativePrompt: { maxCharacters: 2500 },
}
