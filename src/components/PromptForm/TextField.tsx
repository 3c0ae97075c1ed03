'use client'
import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import type { TextRule } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'

interface TextFieldProps {
  label: string
  name: 'prompt' | 'negativePrompt'
  placeholder: string
  value: string
  rule: TextRule
  rows: number
  hint?: string | undefined
  problem?: string | undefined
  /** What may be refused all the same: said while it is typed, and no error. */
  warning?: string | undefined
  t: Translator
  set: PromptFormState['set']
}

/** A growing text with the model's limit. What is too long is counted and kept, never cut. */
export function TextField(props: TextFieldProps) {
  const { label, name, placeholder, value, rule, rows, hint, problem, warning, t, set } = props
  const id = useId()
  const over = value.length - rule.maxCharacters
  const describedBy = [
    problem !== undefined && `${id}-problem`,
    hint !== undefined && `${id}-hint`,
    warning !== undefined && `${id}-warning`,
    `${id}-count`,
  ]

  return (
    <div data-slot="field">
      <label data-slot="label" htmlFor={id}>
        {label}
      </label>
      <div data-slot="text">
        <textarea
          id={id}
          data-slot="input"
          // A prompt may be written the other way round than the page; an empty one follows the page.
          dir={value === '' ? undefined : 'auto'}
          name={name}
          rows={rows}
          placeholder={placeholder}
          value={value}
          aria-invalid={problem !== undefined || over > 0}
          aria-describedby={describedBy.filter(Boolean).join(' ')}
          onChange={({ target }) => {
            set(name, target.value)
          }}
        />
        <span data-slot="count" id={`${id}-count`} data-over={over > 0 ? '' : undefined}>
          {over > 0
            ? t('form.count.over', { over })
            : t('form.count', { count: value.length, max: rule.maxCharacters })}
        </span>
      </div>
      {hint !== undefined && (
        <span data-slot="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div role="status" data-slot="live">
        {warning !== undefined && (
          <p data-slot="warning" id={`${id}-warning`}>
            <TriangleAlert aria-hidden />
            {warning}
          </p>
        )}
      </div>
      {problem !== undefined && (
        <p data-slot="error" id={`${id}-problem`}>
          <TriangleAlert aria-hidden />
          {problem}
        </p>
      )}
    </div>
  )
}
