'use client'
import { X } from 'lucide-react'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { useRushes } from '../../hooks/RushesContext.js'
import type { Generation } from '../../hooks/useGeneration.js'
import { useLastFrame } from '../../hooks/useLastFrame.js'
import { useVideoResult } from '../../hooks/useVideoResult.js'
import { IconButton } from '../base/IconButton.js'
import { KeptFocus } from '../base/KeptFocus.js'
import { TaskProgress } from '../TaskProgress/TaskProgress.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { TranslationScope, useTranslator } from '../Translation/TranslationProvider.js'
import { ResultActions } from './ResultActions.js'
import { ResultNotes } from './ResultNotes.js'
import { ResultProblem } from './ResultProblem.js'
import { VideoBox } from './VideoBox.js'
import { VideoChooser } from './VideoChooser.js'

/** The props of `VideoResult`, beside those of its element. */
export interface VideoResultProps extends TranslationProps, ComponentPropsWithoutRef<'article'> {
  /** What `useGenerateVideo` or `useGeneration` gives. */
  result: Generation
  /** Offers to make it again, as a new video that costs anew. */
  onAgain?: (input: VideoInput) => void
  /** Offers to put its settings back into a form. */
  onReuse?: (input: VideoInput) => void
  /**
   * Offers to go on from its last picture: gets the URL of an image of it, uploaded, to be the next start frame. Offered
   * only where the backend takes images.
   */
  onLastFrame?: (startFrame: string) => void
  /** Offers to take it off a list. The provider's task goes on. */
  onRemove?: () => void
  /**
   * What is said aloud: each change of phase, only its `end`, or nothing. A list turns it off for what was over before
   * it was opened, and keeps to the ends where many run at once.
   * @default true
   */
  announce?: boolean | 'end'
}

/**
 * One video from the click to the file: the poster, the progress in words, the player and its download, or what went
 * wrong and the next step. The box keeps its place and size through all of it; only what had failed before it was first
 * shown is a short card without one.
 */
export const VideoResult = forwardRef<HTMLElement, VideoResultProps>(function VideoResult(
  { result, onAgain, onReuse, onLastFrame, onRemove, announce = true, messages, locale, ...props },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const { clock } = useRushes()
  const state = useVideoResult(result)
  const rootRef = useRef<HTMLElement>(null)
  useImperativeHandle(ref, () => rootRef.current as HTMLElement)
  const { input, intentId, phase } = result
  const lastFrame = useLastFrame(input?.model, (startFrame) => onLastFrame?.(startFrame))
  const [first, setFirst] = useState({ intentId, show: state.show })
  if (first.intentId !== intentId) setFirst({ intentId, show: state.show })
  if (state.show === 'none') return null

  const prompt = input?.prompt === '' ? undefined : input?.prompt
  const isFolded = state.show === 'failed' && first.show === 'failed'
  const finished = 'videos' in state ? state : undefined
  const isPlayable = state.show === 'ready'
  const isFile = isPlayable || state.show === 'undecodable' || state.show === 'unplayable'
  const video = finished?.videos[finished.index]
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
  const hasProblem = (state.show !== 'running' && !isPlayable) || phase === 'uncertain'
  const problem = hasProblem && (
    <ResultProblem
      result={result}
      state={state}
      prompt={isFolded ? prompt : undefined}
      isNews={announce !== false}
      t={t}
      onAgain={again}
      onReuse={reuse}
    />
  )

  return (
    <TranslationScope of={t}>
      <article
        aria-label={t('task.label', { prompt: prompt?.slice(0, 60) ?? t('task.untitled') })}
        {...t.attributes}
        {...props}
        ref={rootRef}
        data-rushes="video-result"
        data-state={phase}
        data-show={state.show}
        data-folded={isFolded ? '' : undefined}
      >
        <KeptFocus of={rootRef} />
        {!isFolded && (
          <VideoBox
            show={state.show}
            isBusy={state.show === 'running' && !hasProblem && result.status?.contact !== 'lost'}
            input={input}
            url={isPlayable ? video?.url : undefined}
            t={t}
            onPlaybackError={state.onPlaybackError}
            chooser={finished && <VideoChooser finished={finished} onSelect={state.select} t={t} />}
            problem={problem}
          />
        )}
        <div data-slot="result-body">
          {isFolded && problem}
          {!isFolded && (
            <div data-slot="result-row">
              <TaskProgress
                result={result}
                announce={announce}
                {...(state.download.state === 'fetching' && {
                  step: 'saving',
                  fraction: state.download.fraction,
                })}
              >
                {isFile && (
                  <ResultNotes
                    finished={state}
                    download={state.download}
                    lastFrame={lastFrame}
                    now={clock.tick()}
                    t={t}
                  />
                )}
              </TaskProgress>
              <ResultActions
                input={input}
                video={isFile ? video : undefined}
                download={state.download}
                lastFrame={onLastFrame ? lastFrame : { state: 'idle' }}
                t={t}
                // While it may still come, another one is a decision that the card in its place asks for.
                onAgain={finished && !hasProblem ? again : undefined}
                onReuse={reuse}
                onRemove={phase === 'submitting' ? undefined : onRemove}
              />
            </div>
          )}
          {!isFolded && prompt && (
            <p data-slot="result-prompt" dir="auto">
              {prompt}
            </p>
          )}
          {isFolded && onRemove && (
            <IconButton data-action="remove" label={t('result.remove')} onClick={onRemove}>
              <X aria-hidden />
            </IconButton>
          )}
        </div>
      </article>
    </TranslationScope>
  )
})
