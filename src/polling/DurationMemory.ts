import { parseJson, property } from '../core/unknownJson.js'
import type { LearnedDurations } from './LearnedDurations.js'
import { NOTHING_LEARNED, readLearnedDurations } from './LearnedDurations.js'

/**
 * Where learned durations are kept, by kind. What is read is the same object for as long as nothing new was learned:
 * a policy computes its belief once for each.
 */
export interface DurationMemory {
  read(kind: string): LearnedDurations
  write(kind: string, learned: LearnedDurations): void
}

/** The part of the Web Storage interface that is used, written down because a server's types have no DOM. */
export interface DurationStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** Kinds beyond these are forgotten, the longest unwritten first. */
const MAX_KINDS = 64

/**
 * A memory of a few numbers for each kind of task. With a storage it survives a reload and is shared by the tabs of a
 * browser: what another tab has written since is taken over. A storage that is denied, full, emptied, from another
 * version or full of rubbish costs nothing that this page has learned itself.
 */
export function durationMemory(storage?: DurationStorage, key = 'rushes-durations'): DurationMemory {
  const known = new Map<string, LearnedDurations>()
  let lastText: string | undefined
  let lastStored: unknown
  let isStoring = false

  /** Only what has changed in the storage is news: the rest may be older than what a full storage did not take. */
  function takeOver(): void {
    const text = textIn(storage, key)
    if (text === undefined || text === lastText) return
    const stored = parseJson(text)
    for (const kind of kindsIn(stored)) {
      const value = property(stored, kind)
      if (JSON.stringify(value) === JSON.stringify(property(lastStored, kind))) continue
      const learned = readLearnedDurations(value)
      if (learned) keep(kind, learned)
    }
    lastText = text
    lastStored = stored
  }

  function keep(kind: string, learned: LearnedDurations): void {
    known.delete(kind)
    known.set(kind, learned)
    for (const oldest of known.keys()) {
      if (known.size <= MAX_KINDS) break
      known.delete(oldest)
    }
  }

  function store(): void {
    isStoring = false
    const next = Object.fromEntries(known)
    const text = JSON.stringify(next)
    try {
      storage?.setItem(key, text)
      lastText = text
      lastStored = next
    } catch {
      // denied or full: this page still knows
    }
  }

  return {
    read(kind) {
      takeOver()
      return known.get(kind) ?? NOTHING_LEARNED
    },
    write(kind, learned) {
      takeOver()
      keep(kind, learned)
      if (!storage || isStoring) return
      isStoring = true
      // Once for all that end together: a storage is slow.
      queueMicrotask(store)
    },
  }
}

function textIn(storage: DurationStorage | undefined, key: string): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined
  } catch {
    return undefined // denied
  }
}

function kindsIn(stored: unknown): string[] {
  return typeof stored === 'object' && stored !== null ? Object.keys(stored).slice(-MAX_KINDS) : []
}
