'use client'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'
import { maxFrames, needsFrame } from '../../models/modelMode.js'
import { FrameTiles } from '../FrameControl/FrameTiles.js'
import { problemText } from '../FrameControl/problemText.js'
import { AdvancedFields } from './AdvancedFields.js'
import { ModelField } from './ModelField.js'
import { Segments } from './Segments.js'
import { TextField } from './TextField.js'

interface FormFieldsProps {
  form: PromptFormState
  model: VideoModel
  t: Translator
}

/** The fields of one model, in the order in which people think of them. */
export function FormFields({ form, model, t }: FormFieldsProps) {
  const { draft, frames, problems, warnings } = form
  const words = (key: string | undefined) => key && problemText(t, key, { model })
  const problem = (field: string) => words(problems[field])
  const warning = (field: string) => words(warnings[field])
  const frameLimit = maxFrames(model)
  const followsFrame = needsFrame(model) || (frameLimit > 0 && frames.start.status !== 'empty')

  return (
    <>
      <ModelField
        models={form.models}
        value={model}
        t={t}
        onValueChange={(id) => {
          form.set('model', id)
        }}
      />
      <TextField
        label={t('form.prompt')}
        name="prompt"
        placeholder={t('form.prompt.placeholder')}
        value={draft.prompt ?? ''}
        rule={model.prompt}
        rows={4}
        problem={problem('prompt')}
        warning={warning('prompt')}
        t={t}
        onValueChange={(value) => {
          form.set('prompt', value)
        }}
      />
      <FrameTiles
        frames={frames}
        rule={model.image}
        maxFrames={frameLimit}
        isRequired={needsFrame(model)}
        problems={{ startFrame: problems['startFrame'], endFrame: problems['endFrame'] }}
        withInputs
      />
      <Segments
        label={t('form.duration')}
        name="durationSeconds"
        value={String(draft.durationSeconds ?? model.defaultDurationSeconds)}
        segments={model.durationsSeconds.map((seconds) => ({
          value: String(seconds),
          label: t('form.duration.option', { seconds }),
        }))}
        problem={problem('durationSeconds')}
        onValueChange={(value) => {
          form.set(
            'durationSeconds',
            model.durationsSeconds.find((seconds) => String(seconds) === value),
          )
        }}
      />
      <Segments
        label={t('form.ratio')}
        name="aspectRatio"
        value={draft.aspectRatio ?? model.defaultAspectRatio}
        segments={model.aspectRatios.map((value) => ({ value, label: value }))}
        instead={followsFrame ? t('form.ratio.follows') : undefined}
        problem={problem('aspectRatio')}
        onValueChange={(value) => {
          form.set('aspectRatio', value)
        }}
      />
      <AdvancedFields form={form} model={model} t={t} problem={problem} warning={warning} />
    </>
  )
}
