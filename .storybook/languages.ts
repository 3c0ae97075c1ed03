import { ar, pl, zhCN, type Messages } from '../src/messages.js'
import { pseudoMessages } from './pseudoMessages.js'
import type { ToolbarGlobals } from './toolbar.js'

/** The catalogue of each language of the toolbar. English is what there is without one. */
export const languages: Readonly<Record<ToolbarGlobals['language'], Messages | undefined>> = {
  en: undefined,
  'zh-CN': zhCN,
  pl,
  ar,
  pseudo: pseudoMessages,
}
