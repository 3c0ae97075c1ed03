'use client'
import type { VideoInput } from 'rushes'
import { usePromptForm, useTasks } from 'rushes'
import { useId } from 'react'
import { CfgSlider } from './cfg-slider'
import { FrameControl } from './frame-control'
import { wordsOf } from './words'

const control = 'w-full rounded-md border border-input bg-background px-3 py-2 text-sm'

/** The form for one video, driven by what the backend's models can do. Without `onSubmit` the video is started. */
export function PromptForm({ onSubmit }: { onSubmit?: (input: VideoInput) => void }) {
  const { generate } = useTasks()
  const form = usePromptForm({ onSubmit: onSubmit ?? ((input) => void generate(input)) })
  const { draft, model, models, input, problems, set } = form
  const id = useId()

  if (form.error && models.length === 0) {
    return (
      <p role="alert" className="text-sm text-destructive">
        The models could not be loaded.{' '}
        <button type="button" className="underline" onClick={form.retry}>
          Try again
        </button>
      </p>
    )
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <label className="grid gap-1 text-sm font-medium">
        Model
        <select
          className={control}
          value={model?.id ?? ''}
          onChange={(event) => set('model', event.target.value)}
        >
          {models.map(({ id: modelId, name, providerName }) => (
            <option key={modelId} value={modelId}>
              {name} · {providerName}
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-1">
        <label htmlFor={`${id}-prompt`} className="text-sm font-medium">
          Prompt
        </label>
        <textarea
          id={`${id}-prompt`}
          rows={4}
          className={control}
          value={draft.prompt ?? ''}
          aria-invalid={'prompt' in problems}
          aria-describedby={`${id}-problem`}
          onChange={(event) => set('prompt', event.target.value)}
        />
      </div>
      <FrameControl frames={form.frames} />
      <div className="grid grid-cols-2 gap-3">
        <Choice
          label="Duration"
          value={String(input?.durationSeconds ?? '')}
          choices={model?.durationsSeconds.map((seconds) => [String(seconds), `${seconds} s`]) ?? []}
          onChoose={(value) =>
            set(
              'durationSeconds',
              model?.durationsSeconds.find((each) => String(each) === value),
            )
          }
        />
        {input?.aspectRatio !== undefined && (
          <Choice
            label="Ratio"
            value={input.aspectRatio}
            choices={model?.aspectRatios.map((ratio) => [ratio, ratio]) ?? []}
            onChoose={(value) =>
              set(
                'aspectRatio',
                model?.aspectRatios.find((each) => each === value),
              )
            }
          />
        )}
      </div>
      {model?.cfgScale && (
        <CfgSlider
          rule={model.cfgScale}
          value={draft.cfgScale}
          onValueChange={(value) => set('cfgScale', value)}
        />
      )}
      <div id={`${id}-problem`} role="alert" className="grid gap-1 text-sm text-destructive empty:hidden">
        {Object.entries(problems).map(([field, key]) => (
          <p key={field}>{wordsOf(key)}</p>
        ))}
      </div>
      <button
        className="rounded-md bg-primary px-4 py-2 text-sm font-medium text-primary-foreground disabled:opacity-50"
        disabled={form.isLoading || form.isWaiting}
      >
        {form.isWaiting ? 'Waiting for the image…' : 'Generate'}
      </button>
    </form>
  )
}

interface ChoiceProps {
  label: string
  value: string
  choices: readonly (readonly [value: string, name: string])[]
  onChoose: (value: string) => void
}

function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <select className={control} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
