'use client'
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import type { VideoDraft } from '../../hooks/formInput.js'
import { usePromptForm } from '../../hooks/usePromptForm.js'
import { useStartVideo } from '../../hooks/useStartVideo.js'
import { taskKind, typicalMs } from '../../models/taskKind.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { KeptFocus } from '../base/KeptFocus.js'
import { FormFields } from './FormFields.js'
import { FormSkeleton } from './FormSkeleton.js'
import { GenerateButton } from './GenerateButton.js'
import { steady } from './steady.js'

/** The props of `PromptForm`, beside those of its element. */
export interface PromptFormProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'form'>, 'onSubmit' | 'defaultValue' | 'onChange'> {
  /** What is in the form, where the host keeps it. What is not in it has the model's own default. */
  value?: VideoDraft | undefined
  /** What is in it at first, and after a reset, where it keeps its own value. */
  defaultValue?: VideoDraft
  /** Called with the whole of it at every change, whether it keeps the model's rules or not. */
  onValueChange?: (value: VideoDraft) => void
  /**
   * Called with an input that keeps the model's rules. Default: the video is started, and is then in `useTasks()`.
   */
  onSubmit?: (input: VideoInput) => void
  /**
   * Where the tab keeps what is typed until it is reset, so that it survives a reload: `sessionStorage`, under this
   * key. `null` keeps nothing, and so does a `value`. See `usePromptForm`.
   * @default 'form'
   */
  draftKey?: string | null | undefined
  /** Beside the usual time, under the button: the place for a price. */
  footer?: ReactNode
}

/**
 * The form for one video, driven by what the backend's models can do. Ctrl or Cmd with Enter submits it from any field.
 * What is wrong is said at its field, and the first such field gets the focus. Nothing typed is ever lost to a failure
 * or a reload. The reset of a form, by a button of its host, gives the default value again.
 */
export const PromptForm = forwardRef<HTMLFormElement, PromptFormProps>(function PromptForm(
  { value, defaultValue, onValueChange, onSubmit, draftKey, footer, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { onKeyDown, onReset } = props
  const start = useStartVideo()
  const form = usePromptForm({
    value,
    defaultValue,
    onValueChange,
    draftKey,
    onSubmit: onSubmit ?? start,
  })
  const formRef = useRef<HTMLFormElement>(null)
  useImperativeHandle(ref, () => formRef.current as HTMLFormElement)
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (refusals > 0) focusFirstProblem(formRef.current)
  }, [refusals])

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    const problems = await form.submit()
    if (Object.keys(problems).length > 0) setRefusals((count) => count + 1)
  }

  function submitByKey(event: KeyboardEvent<HTMLFormElement>) {
    // A radio inside takes Enter for itself, so that it alone submits nothing; the host's own word counts all the same.
    const wasPrevented = event.defaultPrevented
    onKeyDown?.(event)
    if (event.defaultPrevented && !wasPrevented) return
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }

  return (
    <TranslationScope of={t}>
      <form
        aria-label={t('form.label')}
        {...t.attributes}
        {...props}
        ref={formRef}
        noValidate
        data-rushes="prompt-form"
        data-state={form.isWaiting ? 'waiting' : 'ready'}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitByKey}
        onReset={(event) => {
          onReset?.(event)
          if (event.defaultPrevented) return
          // The browser knows of other defaults, those of its own fields, and would set them after this.
          event.preventDefault()
          form.reset()
        }}
      >
        <KeptFocus of={formRef} />
        {form.model ? (
          <>
            <FormFields form={form} model={form.model} t={t} />
            <Generate
              isWaiting={form.isWaiting}
              usualMs={typicalMs(form.model, taskKind(form.model, form.input ?? {}))}
              t={t}
              footer={footer}
            />
          </>
        ) : (
          <FormSkeleton form={form} t={t} />
        )}
      </form>
    </TranslationScope>
  )
})

const Generate = steady(GenerateButton)

function focusFirstProblem(form: HTMLFormElement | null): void {
  form
    ?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-slot="frame-tile"][data-invalid] [data-slot="frame-main"]',
    )
    ?.focus()
}
