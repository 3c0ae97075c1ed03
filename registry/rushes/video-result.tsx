'use client'
import type { VideoResultSource, VideoResultView } from 'rushes'
import { useVideoResult } from 'rushes'
import { wordsOf } from './words'

/** One video, whatever has become of it. `video` comes from `useGenerateVideo`, `useGeneration` or `useTaskStatus`. */
export function VideoResult({ video }: { video: VideoResultSource }) {
  const view = useVideoResult(video)
  return (
    <article className="overflow-hidden rounded-lg border bg-card text-card-foreground">
      <Picture video={video} view={view} />
      <footer className="flex items-center justify-between gap-3 p-3 text-sm">
        <p className="min-w-0 truncate text-muted-foreground">{video.input?.prompt}</p>
        {view.show === 'ready' && (
          <button type="button" className="shrink-0 underline" onClick={view.download.start}>
            {view.download.state === 'fetching' ? 'Downloading…' : 'Download'}
          </button>
        )}
      </footer>
    </article>
  )
}

function Picture({ video, view }: { video: VideoResultSource; view: VideoResultView }) {
  if (view.show === 'none') return null
  if (view.show === 'ready') {
    return (
      <video
        controls
        playsInline
        className="aspect-video w-full bg-black"
        src={view.videos[view.index]?.url}
        onError={view.onPlaybackError}
      />
    )
  }
  return (
    <div className="grid aspect-video content-center justify-items-center gap-2 bg-muted p-4 text-center text-sm">
      {view.show === 'running' && <Running video={video} />}
      {view.show === 'failed' && (
        <p role="alert">
          {view.failure
            ? wordsOf(`failure.${view.failure.reason}.title`)
            : wordsOf(`error.${view.error?.code ?? 'provider-error'}.title`)}
        </p>
      )}
      {view.show === 'lost' && <p role="alert">The provider does not know this video.</p>}
      {view.show === 'expired' && <p>The link to this video has expired.</p>}
      {view.show === 'gone' && <p>This video is no longer there.</p>}
      {(view.show === 'unreachable' || view.show === 'undecodable' || view.show === 'unplayable') && (
        <>
          <p>The video does not play.</p>
          <button type="button" className="underline" onClick={view.retry}>
            Play again
          </button>
        </>
      )}
    </div>
  )
}

function Running({ video: { phase, status } }: { video: VideoResultSource }) {
  if (phase === 'uncertain') {
    return <p>The answer got lost. The video may be on its way, so nothing is sent again.</p>
  }
  return (
    <>
      <p role="status">{phase === 'submitting' ? 'Sending…' : 'Making the video…'}</p>
      {status && (
        <p className="text-muted-foreground tabular-nums">
          {Math.round(status.elapsedMs / 1000)} s
          {status.typicalMs &&
            `, usually ${status.typicalMs.map((ms) => Math.round(ms / 1000)).join(' to ')} s`}
        </p>
      )}
      {status?.contact === 'lost' && (
        <button type="button" className="underline" onClick={status.checkNow}>
          Check again
        </button>
      )}
    </>
  )
}
