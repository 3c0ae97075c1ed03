'use client'
import type { CSSProperties, ReactNode } from 'react'
import { useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import { pageMediaUrl } from '../../hooks/pageMediaUrl.js'
import type { VideoResultState } from '../../hooks/VideoResultState.js'
import type { Translator } from '../../messages/translator.js'
import { promptGradient } from './promptGradient.js'

interface VideoBoxProps {
  show: VideoResultState['show']
  /** Something is being done: the thin line under the picture moves. */
  isBusy: boolean
  input: VideoInput | undefined
  url: string | undefined
  t: Translator
  onPlaybackError: () => void
  /** Which of several videos is on show. */
  chooser: ReactNode
  /** What stands in the way of a picture, in its place. */
  problem: ReactNode
}

/**
 * The box that a video has from its first moment: poster, then player or what went wrong, in one place that never
 * changes its size. Its proportions are the request's; from a start frame, which has its own, the widest.
 */
export function VideoBox(props: VideoBoxProps) {
  const { show, isBusy, input, url, t, onPlaybackError, chooser, problem } = props
  const [readyUrl, setReadyUrl] = useState<string>()
  const [pictureOf, setPictureOf] = useState<string>()
  const [posterFailed, setPosterFailed] = useState(false)
  // A phone may fetch no picture before it is told to play: then what can be played lies over the poster.
  const isReady = url !== undefined && readyUrl === url
  const hasPicture = url !== undefined && pictureOf === url
  const showPlayer = () => {
    setReadyUrl(url)
  }
  const prompt = input?.prompt ?? ''
  const poster = input?.startFrame === undefined ? undefined : pageMediaUrl(input.startFrame)
  const ratio = input?.startFrame === undefined ? (input?.aspectRatio ?? '16:9') : '16:9'
  const style = {
    '--rushes-ratio': ratio.replace(':', ' / '),
    '--rushes-poster': promptGradient(prompt),
  } as CSSProperties

  return (
    <div
      data-slot="video-box"
      data-state={show}
      data-busy={isBusy ? '' : undefined}
      data-problem={problem ? '' : undefined}
      style={style}
    >
      <div data-slot="video-frame">
        <div data-slot="video-poster" data-covered={hasPicture ? '' : undefined}>
          {poster !== undefined && !posterFailed && (
            <img
              src={poster}
              alt=""
              onError={() => {
                setPosterFailed(true)
              }}
            />
          )}
        </div>
        {url !== undefined && (
          // A generated clip has no captions to offer; the prompt beside it says what it shows.
          <video
            key={url}
            data-slot="video-player"
            data-ready={isReady ? '' : undefined}
            src={url}
            poster={posterFailed ? undefined : poster}
            // What cannot be seen takes no focus.
            controls={isReady}
            playsInline
            loop
            preload="metadata"
            aria-label={t('result.player', { prompt: prompt.slice(0, 60) || t('task.untitled') })}
            onLoadedMetadata={showPlayer}
            onSuspend={showPlayer}
            onLoadedData={() => {
              showPlayer()
              setPictureOf(url)
            }}
            onError={onPlaybackError}
          />
        )}
      </div>
      {chooser}
      {problem && <div data-slot="video-problem">{problem}</div>}
      <span data-slot="video-line" aria-hidden />
    </div>
  )
}
