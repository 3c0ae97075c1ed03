'use client'
import type { Frame, Frames, FrameSlot } from 'rushes'
import { wordsOf } from './words'

/** Start and end frame, by file or URL. `frames` comes from `usePromptForm` or `useFrames`. */
export function FrameControl({ frames }: { frames: Frames }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <FrameField frames={frames} slot="start" label="Start frame" />
      <FrameField frames={frames} slot="end" label="End frame" />
    </div>
  )
}

function FrameField({ frames, slot, label }: { frames: Frames; slot: FrameSlot; label: string }) {
  const frame = frames[slot]
  const isEmpty = frame.status === 'empty'
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-md border border-dashed border-input p-3 text-sm">
      <legend className="px-1 font-medium">{label}</legend>
      {'previewUrl' in frame && frame.previewUrl !== undefined && (
        <img src={frame.previewUrl} alt={label} className="h-24 w-full rounded object-contain" />
      )}
      {isEmpty && frames.canUpload === true && (
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={`${label}: file`}
          className="w-full text-xs"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) frames.setFile(slot, file)
          }}
        />
      )}
      {isEmpty && (
        <input
          type="url"
          placeholder="https://…"
          aria-label={`${label}: URL`}
          className="w-full rounded-md border border-input bg-transparent px-2 py-1"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            frames.setUrl(slot, event.currentTarget.value)
          }}
          onBlur={(event) => {
            if (event.target.value !== '') frames.setUrl(slot, event.target.value)
          }}
        />
      )}
      <FrameNote frame={frame} />
      {!isEmpty && (
        <button type="button" className="justify-self-start underline" onClick={() => frames.remove(slot)}>
          Remove
        </button>
      )}
    </fieldset>
  )
}

function FrameNote({ frame }: { frame: Frame }) {
  if (frame.status === 'checking') return <p className="text-muted-foreground">Checking…</p>
  if (frame.status === 'uploading') {
    const percent = frame.fraction === undefined ? '' : ` ${Math.round(frame.fraction * 100)} %`
    return <p className="text-muted-foreground">Uploading{percent}…</p>
  }
  if (frame.status === 'refused') {
    return (
      <p role="alert" className="text-destructive">
        {wordsOf(frame.problem)}
      </p>
    )
  }
  return null
}
