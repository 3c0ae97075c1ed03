import { delay } from '../core/delay.js'
import { object, optional, text } from '../core/shape.js'
import { parseJson } from '../core/unknownJson.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { Remember } from './recordText.js'
import { settingsShape } from './recordText.js'

type Draft = Partial<VideoInput>

/** What stands in forms that were not sent, by the key of each. Nothing throws. */
export interface DraftStorage {
  /**
   * What was kept; `undefined` where nothing was, or where the form began from something else then. Whoever comes with
   * another beginning, such as an earlier video's settings, is not given what was typed before.
   */
  read(key: string, beginning: Draft): Draft | undefined
  /** Takes note at once, and keeps it when nothing was typed for 300 ms, at `flush`, or when the page goes away. */
  write(key: string, beginning: Draft, draft: Draft): void
  remove(key: string): void
  /** Keeps what is still only noted. */
  flush(): void
}

/** A write to the storage takes longer than the whole of a keystroke's work. */
const REST_MS = 300
/** What a page hears last. One that is hidden on a phone may never hear of its end. */
const LEAVING = ['pagehide', 'visibilitychange'] as const

const draftShape = object({ model: optional(text), prompt: optional(text), ...settingsShape })
const storedShape = object({ beginning: text, draft: draftShape })

/** Where drafts are kept, and how much of them. */
export interface DraftPlace {
  /** Without one, none is kept. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  remember: Remember
}

/** Drafts in a storage, each under `rushes-draft:` and its key. Without a storage, or with `nothing`, none is kept. */
export function draftStorage({ storage, remember }: DraftPlace): DraftStorage {
  const nameOf = (key: string) => `rushes-draft:${key}`
  const kept = (draft: Draft) => (remember === 'everything' ? draft : settingsOf(draft))
  // In the order of the fields' names: how an object was put together makes no other beginning.
  const textOf = (beginning: Draft) => JSON.stringify(Object.entries(kept(beginning)).sort())

  if (!storage || remember === 'nothing') {
    return {
      read: () => undefined,
      write: () => undefined,
      remove: () => undefined,
      flush: () => undefined,
    }
  }

  const noted = new Map<string, { beginning: Draft; draft: Draft }>()
  let resting: AbortController | undefined

  function rest() {
    if (!resting) hearOfLeaving('addEventListener')
    resting?.abort()
    resting = new AbortController()
    delay(REST_MS, resting.signal).then(flush, () => undefined)
  }
  function flush() {
    if (!resting) return
    resting.abort()
    resting = undefined
    hearOfLeaving('removeEventListener')
    for (const [key, { beginning, draft }] of noted) {
      const stored = { beginning: textOf(beginning), draft: kept(draft) }
      attempt(() => {
        storage?.setItem(nameOf(key), JSON.stringify(stored))
      })
    }
    noted.clear()
  }

  function hearOfLeaving(change: 'addEventListener' | 'removeEventListener') {
    if (typeof window === 'undefined') return
    for (const event of LEAVING) window[change](event, flush, true)
  }

  return {
    flush,
    read(key, beginning) {
      flush()
      const stored = storedShape.safeParse(parseJson(attempt(() => storage.getItem(nameOf(key))) ?? ''))
      if (!stored.success || stored.data.beginning !== textOf(beginning)) return undefined
      // What was left out of the storage is as it was in the beginning.
      return remember === 'everything' ? stored.data.draft : { ...beginning, ...stored.data.draft }
    },
    write(key, beginning, draft) {
      noted.set(key, { beginning, draft })
      rest()
    },
    remove(key) {
      noted.delete(key)
      attempt(() => {
        storage.removeItem(nameOf(key))
      })
    },
  }
}

/** Without what a person wrote, and without the frames. */
function settingsOf(draft: Draft): Draft {
  const {
    prompt: _prompt,
    negativePrompt: _negative,
    startFrame: _start,
    endFrame: _end,
    ...settings
  } = draft
  return settings
}

/** A storage that is denied or full costs the memory, never the form. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
