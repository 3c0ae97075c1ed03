'use client'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { forwardRef, useRef, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import type { VideoDraft } from '../../hooks/formInput.js'
import { useTasks } from '../../hooks/useTasks.js'
import { PromptForm } from '../PromptForm/PromptForm.js'
import { TaskFeed } from '../TaskFeed/TaskFeed.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'

export interface VideoStudioProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'onChange'> {
  defaultValue?: VideoDraft
  onValueChange?: (value: VideoDraft) => void
  /** Under the button: the place for a price. */
  footer?: ReactNode
}

/**
 * All of it, assembled: the form that stays and the feed that moves. Side by side where its own box is wide, one below
 * the other where it is narrow. It goes on after a reload.
 */
export const VideoStudio = forwardRef<HTMLDivElement, VideoStudioProps>(function VideoStudio(
  { defaultValue, onValueChange, footer, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const [draft, setDraft] = useState<VideoDraft>(defaultValue ?? {})
  const { generate } = useTasks()
  const formRef = useRef<HTMLFormElement>(null)
  const feedRef = useRef<HTMLElement>(null)

  function change(next: VideoDraft) {
    setDraft(next)
    onValueChange?.(next)
  }

  function start(input: VideoInput) {
    generate(input)
    // Where the feed is below the form the new card would be out of sight.
    requestAnimationFrame(() => {
      reveal(feedRef.current)
    })
  }

  function reuse(input: VideoInput) {
    change(input)
    reveal(formRef.current)
    formRef.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }

  return (
    <TranslationScope of={t}>
      <div {...t.attributes} {...props} ref={ref} data-rushes="video-studio">
        <div data-slot="studio-columns">
          <div data-slot="studio-form">
            <PromptForm ref={formRef} value={draft} onValueChange={change} onSubmit={start} footer={footer} />
          </div>
          <TaskFeed ref={feedRef} onReuse={reuse} />
        </div>
      </div>
    </TranslationScope>
  )
})

function reveal(element: HTMLElement | null): void {
  // An app's own tests may run where nothing scrolls.
  if (!element || !('scrollIntoView' in element)) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'instant' : 'smooth' })
}
