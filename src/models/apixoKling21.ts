import type { VideoModel } from '../core/VideoModel.js'
import { apixoKling } from './apixoKling.js'

/**
 * Kling 2.1 at APIXO. Every figure is from its model page (apixo.ai/docs/models/video/kling-2-1).
 * Kling announced the end of its own 2.1 for 2026-09-15; whether APIXO serves it after that is not known.
 */
export const apixoKling21: VideoModel = {
  ...apixoKling,
  id: 'apixo/kling-2-1',
  name: 'Kling 2.1',
  modes: [
    { name: 'standard-image-to-video', tier: 'standard', frames: [1, 1] },
    { name: 'pro-image-to-video', tier: 'pro', frames: [1, 2] },
    { name: 'master-text-to-video', tier: 'master', frames: [0, 0] },
    { name: 'master-image-to-video', tier: 'master', frames: [1, 1] },
  ],
  prompt: { maxCharacters: 5000 },
  negativePrompt: { maxCharacters: 500 },
  cfgScale: {
    min: 0,
    max: 1,
    step: 0.1,
    zones: [
      { from: 0, to: 0.2, message: 'guidance.zone.may-deviate' },
      { from: 0.3, to: 0.7, message: 'guidance.zone.recommended' },
      { from: 0.8, to: 1, message: 'guidance.zone.less-creative' },
    ],
    recommended: [0.3, 0.7],
  },
  typicalMs: { '5': [60_000, 90_000], '10': [90_000, 120_000] },
  advice: {
    tiers: {
      standard: 'advice.tier.standard',
      pro: 'advice.tier.pro',
      master: 'advice.tier.master',
    },
    negativePrompt: 'advice.negative-prompt.unwanted',
    endFrame: 'advice.end-frame.pro',
  },
}
