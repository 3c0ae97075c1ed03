import type { VideoResultSource } from '../../hooks/useVideoResult.js'
import { formatRange } from '../../messages/formatTime.js'
import type { Translator } from '../../messages/translator.js'

function isRunning({ phase }: VideoResultSource): boolean {
  return phase === 'pending' || phase === 'processing'
}

/** What is to be known beside the phase: the contact where it is not as it should be, else the usual time. */
export function noteOf(result: VideoResultSource, t: Translator): string {
  const { status } = result
  if (!status || !isRunning(result)) return ''
  if (status.contact === 'lost') return t('task.contact-lost')
  if (status.contact === 'retrying') return t('task.retrying')
  if (status.contact === 'paused') return t('task.paused')
  if (status.overdue) return t('task.overdue')
  return status.typicalMs ? t('task.usually', { range: formatRange(status.typicalMs, t) }) : ''
}

/**
 * What is said aloud. A clock that is read every second helps nobody, nor does a contact that comes and goes: of it only
 * that it is lost is said. A failure is not said here, but by the card that tells what to do.
 */
export function announcementOf(
  { phase, status, input }: VideoResultSource,
  announce: boolean | 'end',
  t: Translator,
): string {
  if (announce === false) return ''
  if (phase === 'success') {
    const prompt = input?.prompt.slice(0, 60)
    return prompt ? t('task.announce.success.of', { prompt }) : t('task.announce.success')
  }
  if (announce === 'end' || (phase !== 'pending' && phase !== 'processing')) return ''
  if (status?.contact === 'lost') return t('task.contact-lost')
  if (status?.overdue) return t('task.announce.overdue')
  return t(`task.announce.${phase}`)
}
