import type { VideoModel } from '../core/VideoModel.js'
import { apixoKling21 } from './apixoKling21.js'
import { apixoKling25TurboPro } from './apixoKling25TurboPro.js'
import { chanjingKling25Turbo } from './chanjingKling25Turbo.js'
import { kieKling25TurboImage, kieKling25TurboText } from './kieKling25Turbo.js'

/** Every model that the kit knows, in the order in which a picker shows them. */
export const models: readonly VideoModel[] = [
  apixoKling25TurboPro,
  apixoKling21,
  kieKling25TurboImage,
  kieKling25TurboText,
  chanjingKling25Turbo,
]
