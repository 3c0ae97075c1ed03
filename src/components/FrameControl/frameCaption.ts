import type { Frame } from '../../hooks/Frame.js'
import type { Translator } from '../../messages/translator.js'

/** What stands on a tile that is not empty: what is being done with its image, else which frame it is. */
export function frameCaption(
  frame: Exclude<Frame, { status: 'empty' }>,
  name: string,
  t: Translator,
): string {
  switch (frame.status) {
    case 'checking':
      return t('frame.checking')
    case 'uploading':
      return frame.fraction === undefined
        ? t('frame.uploading')
        : t('frame.uploading.percent', { percent: Math.round(frame.fraction * 100) })
    case 'refused':
    case 'ready':
      return name
  }
}
