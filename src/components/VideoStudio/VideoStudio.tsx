'use client'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { forwardRef, memo, useCallback, useRef } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import type { VideoDraft } from '../../hooks/formInput.js'
import { useDraft } from '../../hooks/useDraft.js'
import { useStartVideo } from '../../hooks/useStartVideo.js'
import { PromptForm } from '../PromptForm/PromptForm.js'
import { TaskFeed } from '../TaskFeed/TaskFeed.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { StudioNews } from './StudioNews.js'

/** The props of `VideoStudio`, beside those of its element. */
export interface VideoStudioProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'onChange'> {
  /** What is in the form at first, and after a reset. */
  defaultValue?: VideoDraft
  /** Called with the whole of the form at every change. */
  onValueChange?: (value: VideoDraft) => void
  /** Where the tab keeps what is typed; `null` keeps nothing. See `PromptForm`. @default 'form' */
  draftKey?: string | null
  /** Under the button: the place for a price. */
  footer?: ReactNode
  /**
   * Writes news before the page's title: how many are being made, and that one is done. The host's own title is kept,
   * and comes back. @default true
   */
  newsInTitle?: boolean
  /**
   * Offers a notification for each video that ends while the page is hidden, by a button. Nobody is asked for leave
   * before they press it. @default false
   */
  offersNotifications?: boolean
}

/**
 * All of it, assembled: the form that stays and the feed that moves. Side by side where its own box is wide, one below
 * the other where it is narrow. It goes on after a reload.
 */
export const VideoStudio = forwardRef<HTMLDivElement, VideoStudioProps>(function VideoStudio(
  {
    defaultValue,
    onValueChange,
    draftKey,
    footer,
    newsInTitle = true,
    offersNotifications = false,
    messages,
    locale,
    ...props
  },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { draft, change, replace } = useDraft({ defaultValue, onValueChange, draftKey })
  const generate = useStartVideo()
  const formRef = useRef<HTMLFormElement>(null)
  const feedRef = useRef<HTMLElement>(null)

  function start(input: VideoInput) {
    generate(input)
    // Where the feed is below the form the new card would be out of sight.
    requestAnimationFrame(() => {
      reveal(feedRef.current)
    })
  }

  const reuse = useCallback(
    (input: VideoInput) => {
      replace(input)
      goTo(formRef.current)
    },
    [replace],
  )
  const goOnFrom = useCallback(
    (startFrame: string) => {
      change({ startFrame, endFrame: undefined })
      goTo(formRef.current)
    },
    [change],
  )

  return (
    <TranslationScope of={t}>
      <div {...t.attributes} {...props} ref={ref} data-rushes="video-studio">
        <div data-slot="studio-columns">
          <div data-slot="studio-form">
            <PromptForm
              ref={formRef}
              value={draft}
              defaultValue={defaultValue ?? {}}
              onValueChange={replace}
              onSubmit={start}
              footer={footer}
            />
          </div>
          <div data-slot="studio-feed">
            <StudioNews inTitle={newsInTitle} offersNotifications={offersNotifications} t={t} />
            <Feed ref={feedRef} onReuse={reuse} onLastFrame={goOnFrom} />
          </div>
        </div>
      </div>
    </TranslationScope>
  )
})

/** A hundred cards have nothing to do with what is being typed. */
const Feed = memo(TaskFeed)

function goTo(form: HTMLFormElement | null): void {
  reveal(form)
  form?.querySelector('textarea')?.focus({ preventScroll: true })
}

function reveal(element: HTMLElement | null): void {
  // An app's own tests may run where nothing scrolls.
  if (!element || !('scrollIntoView' in element)) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'instant' : 'smooth' })
}
