'use client'
import type { VideoModel } from '../../core/VideoModel.js'
import { useNewestVideo } from '../../hooks/useNewestVideo.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'
import { frameCount, maxFrames, needsFrame } from '../../models/modelMode.js'
import { FrameTiles } from '../FrameControl/FrameTiles.js'
import { problemText } from '../FrameControl/problemText.js'
import { AdvancedFields } from './AdvancedFields.js'
import { ModelField } from './ModelField.js'
import { DurationField, RatioField } from './SegmentFields.js'
import { steady } from './steady.js'
import { TextField } from './TextField.js'

interface FormFieldsProps {
  form: PromptFormState
  model: VideoModel
  t: Translator
}

const Model = steady(ModelField)
const Tiles = steady(FrameTiles)
const Duration = steady(DurationField)
const Ratio = steady(RatioField)
const Advanced = steady(AdvancedFields)

/** The fields of one model, in the order in which people think of them. */
export function FormFields({ form, model, t }: FormFieldsProps) {
  const { draft, frames, problems, warnings, set } = form
  const newestVideo = useNewestVideo()
  const words = (key: string | undefined) => key && problemText(t, key, { model })
  const frameLimit = maxFrames(model)
  const followsFrame = needsFrame(model) || (frameLimit > 0 && frames.start.status !== 'empty')
  const { negativePrompt, cfgScale, tier, routing } = draft

  return (
    <>
      <Model models={form.models} value={model} t={t} set={set} />
      <TextField
        label={t('form.prompt')}
        name="prompt"
        placeholder={t('form.prompt.placeholder')}
        value={draft.prompt ?? ''}
        rule={model.prompt}
        rows={4}
        problem={words(problems['prompt'])}
        warning={words(warnings['prompt'])}
        t={t}
        set={set}
      />
      <Tiles
        frames={frames}
        rule={model.image}
        maxFrames={frameLimit}
        isRequired={needsFrame(model)}
        problems={{ startFrame: problems['startFrame'], endFrame: problems['endFrame'] }}
        newestVideo={newestVideo}
        withInputs
      />
      <Duration
        model={model}
        value={draft.durationSeconds}
        problem={words(problems['durationSeconds'])}
        t={t}
        set={set}
      />
      <Ratio
        model={model}
        value={draft.aspectRatio}
        followsFrame={followsFrame}
        problem={words(problems['aspectRatio'])}
        t={t}
        set={set}
      />
      <Advanced
        model={model}
        settings={{ negativePrompt, cfgScale, tier, routing }}
        changed={form.changedSettings}
        frameCount={form.input ? frameCount(form.input) : 0}
        problems={problems}
        warnings={warnings}
        t={t}
        set={set}
      />
    </>
  )
}
