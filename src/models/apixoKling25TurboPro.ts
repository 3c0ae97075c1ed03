import type { VideoModel } from '../core/VideoModel.js'
import { apixoKling } from './apixoKling.js'

/** Kling 2.5 Turbo Pro at APIXO. Every figure is from its model page (apixo.ai/docs/models/video/kling-2-5-turbo-pro). */
export const apixoKling25TurboPro: VideoModel = {
  ...apixoKling,
  id: 'apixo/kling-2-5-turbo-pro',
  name: 'Kling 2.5 Turbo Pro',
  modes: [
    { name: 'text-to-video', frames: [0, 0] },
    { name: 'image-to-video', frames: [1, 2] },
  ],
  prompt: { maxCharacters: 2500 },
  negativePrompt: { maxCharacters: 2500 },
  cfgScale: {
    min: 0,
    max: 1,
    step: 0.1,
    zones: [
      { from: 0.3, to: 0.5, message: 'guidance.zone.free' },
      { from: 0.6, to: 0.8, message: 'guidance.zone.moderate' },
      { from: 0.9, to: 1, message: 'guidance.zone.strict' },
    ],
  },
  typicalMs: { '5': [30_000, 45_000], '10': [45_000, 60_000] },
  advice: {
    negativePrompt: 'advice.negative-prompt.blur',
    endFrame: 'advice.end-frame.transition',
    batch: 'advice.batch.turbo',
  },
}
