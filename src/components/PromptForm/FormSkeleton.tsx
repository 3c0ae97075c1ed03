'use client'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'

/** The form before the backend has said what it can make, or when it cannot be asked. Keeps the form's room. */
export function FormSkeleton({ form, t }: { form: PromptFormState; t: Translator }) {
  if (form.isLoading) {
    return (
      <div data-slot="skeleton" role="status">
        <span data-slot="hidden">{t('form.models.loading')}</span>
        <span data-slot="skeleton-line" />
        <span data-slot="skeleton-box" />
        <span data-slot="skeleton-line" />
        <span data-slot="skeleton-line" />
      </div>
    )
  }
  return (
    <div data-slot="form-unavailable" role="alert">
      <p>{form.error ? t('form.models.failed') : t('form.models.none')}</p>
      <button type="button" data-slot="button" data-variant="outline" onClick={form.retry}>
        {t('form.models.retry')}
      </button>
    </div>
  )
}
