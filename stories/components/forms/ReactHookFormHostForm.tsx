import './host-form.css'
import { Controller, useForm } from 'react-hook-form'
import { CfgSlider, FrameControl, PromptForm } from '../../../src/components.js'
import type { FramesValue, VideoDraft, VideoModel } from '../../../src/index.js'

interface Shot {
  prompt: string
  frames: FramesValue
  guidance: number | null
}

/** The controls as fields of react-hook-form, without an adapter. The first that is wrong gets the focus. */
export function ReactHookFormHostForm({
  model,
  onSend,
}: {
  model: VideoModel
  onSend: (values: object) => void
}) {
  const { control, register, handleSubmit, reset, formState } = useForm<Shot>({
    defaultValues: { prompt: '', frames: {}, guidance: 0.3 },
  })
  return (
    <form
      className="host-form"
      onSubmit={(event) => void handleSubmit((values) => onSend(values))(event)}
      noValidate
    >
      <label>
        Shot <textarea {...register('prompt', { required: true })} />
      </label>
      <Controller
        control={control}
        name="frames"
        rules={{ validate: (frames) => frames.startFrame !== undefined || 'A start frame is needed.' }}
        render={({ field: { ref, onChange, ...field }, fieldState: { error } }) => (
          <>
            <FrameControl {...field} model={model.id} inputRef={ref} onValueChange={onChange} />
            {error && <p role="alert">{error.message}</p>}
          </>
        )}
      />
      <Controller
        control={control}
        name="guidance"
        render={({ field: { ref, onChange, ...field } }) => (
          <CfgSlider
            {...field}
            rule={model.cfgScale}
            inputRef={ref}
            onValueChange={(value) => {
              onChange(value ?? null)
            }}
          />
        )}
      />
      <button type="submit">Send</button>
      <button
        type="button"
        onClick={() => {
          reset()
        }}
      >
        Reset
      </button>
      <output>
        {formState.isDirty ? 'changed' : 'as it was'}
        {formState.touchedFields.guidance ? ', guidance touched' : ''}
      </output>
    </form>
  )
}

/** The whole form as one field, beside another of the host's own. */
export function ReactHookFormVideo({ onSend }: { onSend: (values: object) => void }) {
  const { control, register, handleSubmit, setValue } = useForm<{ project: string; video: VideoDraft }>({
    defaultValues: { project: 'Winter', video: {} },
  })
  return (
    <Controller
      control={control}
      name="video"
      render={({ field }) => (
        <PromptForm
          value={field.value}
          onValueChange={field.onChange}
          onBlur={field.onBlur}
          onSubmit={(input) => {
            setValue('video', input)
            void handleSubmit((values) => onSend(values))()
          }}
          footer={
            <label className="host-field">
              Project <input {...register('project', { required: true })} />
            </label>
          }
        />
      )}
    />
  )
}
