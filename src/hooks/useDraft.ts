'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import { draftStorage } from '../ledger/draftStorage.js'
import type { VideoDraft } from './formInput.js'
import { useRushes } from './RushesContext.js'

export interface DraftOptions {
  value?: VideoDraft | undefined
  defaultValue?: VideoDraft | undefined
  onValueChange?: ((value: VideoDraft) => void) | undefined
  /**
   * Where the tab keeps what is typed, so that a reload or a crash costs nothing: in `sessionStorage` under
   * `rushes-draft:` and this key. It ends with the tab, with `reset()`, and with another `defaultValue`; two forms on a
   * page, and two people at one tab, need a key each. `null` keeps nothing, and so does a `value`, which is its
   * holder's to keep. How much is kept is the provider's `remember`.
   * @default 'form'
   */
  draftKey?: string | null | undefined
}

/** A change of some fields; one that is `undefined` is taken out. */
type DraftChange = { [Field in keyof VideoInput]?: VideoInput[Field] | undefined }

export interface DraftState {
  draft: VideoDraft
  /** Stays the same function. */
  change: (fields: DraftChange) => void
  /** Puts another in its place. Stays the same function. */
  replace: (draft: VideoDraft) => void
  /** The default again, and nothing kept. Stays the same function. */
  reset: () => void
}

const NOTHING: VideoDraft = {}

/** What a form holds: its own, or its host's; its own outlives a reload of the tab. */
export function useDraft(options: DraftOptions): DraftState {
  const { value, defaultValue = NOTHING, draftKey = 'form' } = options
  const place = useRushes().drafts
  const drafts = useMemo(() => draftStorage(place), [place])
  const [beginning] = useState(defaultValue)
  const [own, setOwn] = useState(defaultValue)
  const draft = value ?? own
  const latest = useRef({ draft, options })
  // On every rendering: a change that a controlled form did not take is not built on.
  useEffect(() => {
    latest.current = { draft, options }
  })
  const key = value === undefined ? draftKey : null

  const show = useCallback((next: VideoDraft) => {
    // Two changes in one event build on each other, not on what was last rendered.
    latest.current.draft = next
    setOwn(next)
    latest.current.options.onValueChange?.(next)
  }, [])
  // After the first rendering, which is the server's too.
  useEffect(() => {
    const kept = key === null ? undefined : drafts.read(key, beginning)
    if (kept) show(kept) // eslint-disable-line react-hooks/set-state-in-effect -- read only once the page is the browser's
    return () => {
      drafts.flush()
    }
  }, [drafts, key, beginning, show])

  const actions = useMemo(() => {
    const replace = (next: VideoDraft) => {
      show(next)
      if (key !== null) drafts.write(key, beginning, next)
    }
    return {
      replace,
      change(fields: DraftChange) {
        const all = Object.entries({ ...latest.current.draft, ...fields })
        replace(Object.fromEntries(all.filter(([, each]) => each !== undefined)))
      },
      reset() {
        show(latest.current.options.defaultValue ?? NOTHING)
        if (key !== null) drafts.remove(key)
      },
    }
  }, [drafts, key, beginning, show])
  return { draft, ...actions }
}
