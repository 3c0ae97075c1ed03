import type { VideoModel } from '../core/VideoModel.js'
import { apixoKling25TurboPro } from './apixoKling25TurboPro.js'
import { kling } from './kling.js'

/**
 * Kling 2.5 Turbo at Chanjing (model code `kling-v2-5-turbo-normal`).
 *
 * Its page states the fields and the two qualities, and is silent about much: the prompt's limit, durations besides 5 s,
 * the rules for images, a second image, times and the life of a result. What stands here for those is what Kling itself
 * takes. It has no negative prompt and no guidance.
 */
export const chanjingKling25Turbo: VideoModel = {
  ...kling,
  id: 'chanjing/kling-v2-5-turbo-normal',
  provider: 'chanjing',
  providerName: 'Chanjing',
  name: 'Kling 2.5 Turbo',
  modes: [
    { name: 'std', tier: 'standard', frames: [0, 1] },
    { name: 'pro', tier: 'pro', frames: [0, 1] },
  ],
  prompt: { maxCharacters: 2500, source: 'assumed' },
  typicalMs: apixoKling25TurboPro.typicalMs,
  typicalSource: 'assumed',
  // A limit exists (code 40001) and is stated nowhere; Chanjing's own client keeps to one request a second.
  limits: { checksPerSecond: 1 },
  downloadSoon: true,
  // "任务失败,本次生成不消耗蝉豆": a failed task uses none of the account's beans.
  failedTasksCharged: 'no',
  advice: {},
}
