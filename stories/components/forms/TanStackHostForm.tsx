import './host-form.css'
import { useForm } from '@tanstack/react-form'
import { CfgSlider, FrameControl, PromptForm } from '../../../src/components.js'
import type { FramesValue, VideoDraft, VideoModel } from '../../../src/index.js'

interface Shot {
  prompt: string
  frames: FramesValue
  guidance: number | null
}

const NO_SHOT: Shot = { prompt: '', frames: {}, guidance: 0.3 }

/** The controls as fields of TanStack Form, without an adapter. */
export function TanStackHostForm({ model, onSend }: { model: VideoModel; onSend: (values: object) => void }) {
  const form = useForm({
    defaultValues: NO_SHOT,
    onSubmit: ({ value }) => {
      onSend(value)
    },
  })
  return (
    <form
      className="host-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.handleSubmit()
      }}
    >
      <form.Field name="prompt">
        {({ state, handleChange, handleBlur }) => (
          <label>
            Shot{' '}
            <textarea
              value={state.value}
              onBlur={handleBlur}
              onChange={({ target }) => {
                handleChange(target.value)
              }}
            />
          </label>
        )}
      </form.Field>
      <form.Field
        name="frames"
        validators={{
          onSubmit: ({ value }) => (value.startFrame === undefined ? 'A start frame is needed.' : undefined),
        }}
      >
        {({ state, name, handleChange, handleBlur }) => (
          <>
            <FrameControl
              model={model.id}
              name={name}
              value={state.value}
              onValueChange={handleChange}
              onBlur={handleBlur}
            />
            {state.meta.errors.length > 0 && <p role="alert">{state.meta.errors.join(' ')}</p>}
          </>
        )}
      </form.Field>
      <form.Field name="guidance">
        {({ state, name, handleChange, handleBlur }) => (
          <CfgSlider
            rule={model.cfgScale}
            name={name}
            value={state.value}
            onValueChange={(value) => {
              handleChange(value ?? null)
            }}
            onBlur={handleBlur}
          />
        )}
      </form.Field>
      <button type="submit">Send</button>
      <button
        type="button"
        onClick={() => {
          form.reset()
        }}
      >
        Reset
      </button>
      <form.Subscribe
        selector={({ isDefaultValue, fieldMeta }) => [isDefaultValue, fieldMeta.guidance?.isTouched]}
      >
        {([isDefaultValue, isTouched]) => (
          <output>
            {isDefaultValue ? 'as it was' : 'changed'}
            {isTouched ? ', guidance touched' : ''}
          </output>
        )}
      </form.Subscribe>
    </form>
  )
}

const NOTHING_YET: { project: string; video: VideoDraft } = { project: 'Winter', video: {} }

/** The whole form as one field, beside another of the host's own. */
export function TanStackVideo({ onSend }: { onSend: (values: object) => void }) {
  const form = useForm({
    defaultValues: NOTHING_YET,
    onSubmit: ({ value }) => {
      onSend(value)
    },
  })
  return (
    <form.Field name="video">
      {({ state, handleChange, handleBlur }) => (
        <PromptForm
          value={state.value}
          onValueChange={handleChange}
          onBlur={handleBlur}
          onSubmit={(input) => {
            handleChange(input)
            void form.handleSubmit()
          }}
          footer={
            <form.Field name="project">
              {(project) => (
                <label className="host-field">
                  Project{' '}
                  <input
                    value={project.state.value}
                    onChange={({ target }) => {
                      project.handleChange(target.value)
                    }}
                  />
                </label>
              )}
            </form.Field>
          }
        />
      )}
    </form.Field>
  )
}
