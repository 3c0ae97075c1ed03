'use client'
import { X } from 'lucide-react'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { useRushes } from '../../hooks/RushesContext.js'
import type { Generation } from '../../hooks/useGeneration.js'
import { useVideoResult } from '../../hooks/useVideoResult.js'
import { IconButton } from '../base/IconButton.js'
import { TaskProgress } from '../TaskProgress/TaskProgress.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { ResultActions } from './ResultActions.js'
import { ResultNotes } from './ResultNotes.js'
import { ResultProblem } from './ResultProblem.js'
import { VideoBox } from './VideoBox.js'
import { VideoChooser } from './VideoChooser.js'

export interface VideoResultProps extends TranslationProps, ComponentPropsWithoutRef<'article'> {
  /** What `useGenerateVideo` or `useGeneration` gives. */
  result: Generation
  /** Offers to make it again, as a new video that costs anew. */
  onAgain?: (input: VideoInput) => void
  /** Offers to put its settings back into a form. */
  onReuse?: (input: VideoInput) => void
  /** Offers to take it off a list. */
  onRemove?: () => void
  /**
   * Whether a failure is said aloud as an alert. A list turns it off for what was over before it was opened.
   * @default true
   */
  announce?: boolean
}

/**
 * One video from the click to the file: the poster, the progress in words, the player and its download, or what went
 * wrong and the next step. The box keeps its place and size through all of it.
 */
export const VideoResult = forwardRef<HTMLElement, VideoResultProps>(function VideoResult(
  { result, onAgain, onReuse, onRemove, announce = true, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { clock } = useRushes()
  const state = useVideoResult(result)
  if (state.show === 'none') return null

  const { input, phase } = result
  const prompt = input?.prompt === '' ? undefined : input?.prompt
  const isFolded = state.show === 'failed' || state.show === 'lost' || phase === 'uncertain'
  const isPlayable = state.show === 'ready'
  const isFile = isPlayable || state.show === 'undecodable' || state.show === 'unplayable'
  const isOver = state.show === 'expired' || state.show === 'gone' || state.show === 'unreachable'
  const again =
    input &&
    onAgain &&
    (() => {
      onAgain(input)
    })
  const reuse =
    input &&
    onReuse &&
    (() => {
      onReuse(input)
    })

  return (
    <TranslationScope of={t}>
      <article
        aria-label={t('task.label', { prompt: prompt?.slice(0, 60) ?? t('task.untitled') })}
        {...t.attributes}
        {...props}
        ref={ref}
        data-rushes="video-result"
        data-state={phase}
        data-show={state.show}
        data-folded={isFolded ? '' : undefined}
      >
        {!isFolded && (
          <VideoBox
            show={state.show}
            isBusy={state.show === 'running' && result.status?.contact !== 'lost'}
            input={input}
            url={isPlayable ? state.videos[state.index]?.url : undefined}
            t={t}
            onPlaybackError={state.onPlaybackError}
          />
        )}
        <div data-slot="result-body">
          {'videos' in state && <VideoChooser finished={state} onSelect={state.select} t={t} />}
          <ResultProblem
            result={result}
            state={state}
            prompt={prompt}
            isNews={announce}
            t={t}
            onAgain={again}
            onReuse={reuse}
          />
          {!isFolded && !isOver && (
            <div data-slot="result-row">
              <TaskProgress result={result} />
              {/* The row is there from the start, so that nothing moves when its buttons come. */}
              <div data-slot="result-actions">
                {isFile && (
                  <ResultActions
                    finished={state}
                    download={state.download}
                    now={clock.tick()}
                    t={t}
                    onAgain={again}
                    onReuse={reuse}
                  />
                )}
              </div>
            </div>
          )}
          {isFile && <ResultNotes finished={state} download={state.download} t={t} />}
          {!isFolded && prompt && (
            <p data-slot="result-prompt" dir="auto">
              {prompt}
            </p>
          )}
          {onRemove && phase !== 'submitting' && (
            <IconButton data-action="remove" label={t('result.remove')} onClick={onRemove}>
              <X aria-hidden />
            </IconButton>
          )}
        </div>
      </article>
    </TranslationScope>
  )
})
