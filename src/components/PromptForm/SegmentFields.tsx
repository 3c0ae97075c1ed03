'use client'
import type { AspectRatio, DurationSeconds } from '../../core/VideoInput.js'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'
import { Segments } from './Segments.js'

interface SegmentFieldProps<Value> {
  model: VideoModel
  value: Value | undefined
  problem: string | undefined
  t: Translator
  set: PromptFormState['set']
}

export function DurationField({ model, value, problem, t, set }: SegmentFieldProps<DurationSeconds>) {
  return (
    <Segments
      label={t('form.duration')}
      name="durationSeconds"
      value={String(value ?? model.defaultDurationSeconds)}
      segments={model.durationsSeconds.map((seconds) => ({
        value: String(seconds),
        label: t('form.duration.option', { seconds }),
      }))}
      problem={problem}
      onValueChange={(next) => {
        set(
          'durationSeconds',
          model.durationsSeconds.find((seconds) => String(seconds) === next),
        )
      }}
    />
  )
}

interface RatioFieldProps extends SegmentFieldProps<AspectRatio> {
  /** With a frame the ratio is the image's own. */
  followsFrame: boolean
}

export function RatioField({ model, value, followsFrame, problem, t, set }: RatioFieldProps) {
  return (
    <Segments
      label={t('form.ratio')}
      name="aspectRatio"
      value={value ?? model.defaultAspectRatio}
      segments={model.aspectRatios.map((each) => ({ value: each, label: each }))}
      instead={followsFrame ? t('form.ratio.follows') : undefined}
      problem={problem}
      onValueChange={(next) => {
        set('aspectRatio', next)
      }}
    />
  )
}
