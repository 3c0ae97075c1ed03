'use client'
import { useId } from 'react'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'

interface ModelFieldProps {
  models: readonly VideoModel[]
  value: VideoModel
  t: Translator
  set: PromptFormState['set']
}

/** Which model makes the video. One model is said, several are chosen from. */
export function ModelField({ models, value, t, set }: ModelFieldProps) {
  const id = useId()
  const label = (model: VideoModel) =>
    t('form.model.option', { name: model.name, provider: model.providerName })
  return (
    <div data-slot="model">
      <label data-slot="label" htmlFor={id}>
        {t('form.model')}
      </label>
      {models.length > 1 ? (
        <select
          id={id}
          name="model"
          data-slot="model-select"
          value={value.id}
          onChange={({ target }) => {
            set('model', target.value)
          }}
        >
          {models.map((model) => (
            <option key={model.id} value={model.id}>
              {label(model)}
            </option>
          ))}
        </select>
      ) : (
        <output id={id} data-slot="model-name">
          {label(value)}
        </output>
      )}
    </div>
  )
}
