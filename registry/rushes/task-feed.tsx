'use client'
import { useGeneration, useTasks } from 'rushes'
import { VideoResult } from './video-result'

/** Every video that this browser knows, newest first. It is there again after a reload. */
export function TaskFeed() {
  const { records, remove } = useTasks()
  if (records.length === 0) {
    return <p className="text-sm text-muted-foreground">Your videos appear here.</p>
  }
  return (
    <ol className="grid gap-4">
      {records.map(({ intentId }) => (
        <li key={intentId}>
          <Entry intentId={intentId} onRemove={() => remove(intentId)} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ intentId, onRemove }: { intentId: string; onRemove: () => void }) {
  const video = useGeneration(intentId)
  const isOver = video.phase === 'success' || video.phase === 'failed' || video.phase === 'lost'
  return (
    <>
      <VideoResult video={video} />
      {isOver && (
        <button type="button" className="mt-1 text-xs text-muted-foreground underline" onClick={onRemove}>
          Remove from the list
        </button>
      )}
    </>
  )
}
