import { useId } from 'react'
import type { Control } from 'react-hook-form'
import { Controller, useForm, useWatch } from 'react-hook-form'
import type { VideoInput } from '../../../src/core/VideoInput.js'
import type { VideoModel } from '../../../src/core/VideoModel.js'
import { Choice, Counter, Guidance, ImageField, TextArea } from './handWrittenInputs.js'

interface HandWrittenFormProps {
  model: VideoModel
  /** The form watches its values, or only the counters do. */
  isWatched: boolean
}

export type Values = Omit<VideoInput, 'model'>

/** The fields of `PromptForm`, as an app writes them by hand: react-hook-form over small inputs of its own. */
export function HandWrittenForm({ model, isWatched }: HandWrittenFormProps) {
  const { control, register, handleSubmit, watch, formState } = useForm<Values>({
    defaultValues: {
      prompt: '',
      negativePrompt: '',
      durationSeconds: model.defaultDurationSeconds,
      aspectRatio: model.defaultAspectRatio,
      cfgScale: 0.5,
      routing: 'auto',
    },
  })
  const id = useId()
  const rules = {
    required: 'Describe the shot first.',
    maxLength: { value: model.prompt.maxCharacters, message: 'The prompt is too long.' },
  }
  // That the compiler leaves such a form alone is what is measured here.
  const watched = isWatched ? watch() : undefined // eslint-disable-line react-hooks/incompatible-library
  const most = model.prompt.maxCharacters
  return (
    <form
      className="form"
      onSubmit={(event) => void handleSubmit(() => undefined)(event)}
      aria-label="New video"
    >
      <p className="row">
        Model <b>{model.name}</b>
      </p>
      <div className="field">
        <label htmlFor={id}>Prompt</label>
        {watched ? (
          <Controller
            control={control}
            name="prompt"
            rules={rules}
            render={({ field, fieldState }) => (
              <TextArea {...field} id={id} rows={4} aria-invalid={fieldState.invalid} />
            )}
          />
        ) : (
          <TextArea {...register('prompt', rules)} id={id} rows={4} />
        )}
        {watched ? (
          <Counter count={watched.prompt.length} most={most} />
        ) : (
          <WatchedCounter control={control} name="prompt" most={most} />
        )}
        {formState.errors.prompt && <p role="alert">{formState.errors.prompt.message}</p>}
      </div>
      <div className="row">
        <ImageField label="Start frame" {...register('startFrame')} />
        <ImageField
          label="End frame"
          {...register('endFrame')}
          disabled={watched !== undefined && !watched.startFrame}
        />
      </div>
      <Controller
        control={control}
        name="durationSeconds"
        render={({ field }) => <Choice label="Duration" options={model.durationsSeconds} {...field} />}
      />
      <Controller
        control={control}
        name="aspectRatio"
        render={({ field }) => <Choice label="Ratio" options={model.aspectRatios} {...field} />}
      />
      <details>
        <summary>Advanced</summary>
        <TextArea {...register('negativePrompt')} rows={2} aria-label="Leave out" />
        {watched ? (
          <Counter count={watched.negativePrompt?.length ?? 0} most={most} />
        ) : (
          <WatchedCounter control={control} name="negativePrompt" most={most} />
        )}
        <Controller control={control} name="cfgScale" render={({ field }) => <Guidance {...field} />} />
        <Controller
          control={control}
          name="routing"
          render={({ field }) => <Choice label="Route" options={model.routings ?? []} {...field} />}
        />
      </details>
      <button type="submit" className="primary">
        Generate
      </button>
    </form>
  )
}

interface WatchedCounterProps {
  control: Control<Values>
  name: 'prompt' | 'negativePrompt'
  most: number
}

function WatchedCounter({ control, name, most }: WatchedCounterProps) {
  return <Counter count={useWatch({ control, name })?.length ?? 0} most={most} />
}
