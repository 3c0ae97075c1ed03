import { parseJson, property } from '../core/unknownJson.js'
import type { LearnedDurations } from './LearnedDurations.js'
import { readLearnedDurations } from './LearnedDurations.js'

/** Where learned durations are kept, by kind. */
export interface DurationMemory {
  read(kind: string): LearnedDurations
  write(kind: string, learned: LearnedDurations): void
}

/** The part of the Web Storage interface that is used. */
export type DurationStorage = Pick<Storage, 'getItem' | 'setItem'>

/** Kinds beyond these are forgotten, the longest unused first. */
const MAX_KINDS = 64

/**
 * A memory of a few numbers for each kind of task. With a storage it survives a reload and is shared by the tabs of a
 * browser. A storage that is denied, full, from another version or full of rubbish costs what was learned, never more.
 */
export function durationMemory(storage?: DurationStorage, key = 'rushes-durations'): DurationMemory {
  const own = new Map<string, LearnedDurations>()
  return {
    read: (kind) => readLearnedDurations(property(stored(storage, key), kind) ?? own.get(kind)),
    write(kind, learned) {
      own.delete(kind)
      own.set(kind, learned)
      const others = Object.entries(stored(storage, key) ?? {}).filter(([name]) => name !== kind)
      const kept = [...others, [kind, learned] as const].slice(-MAX_KINDS)
      for (const name of [...own.keys()].slice(0, -MAX_KINDS)) own.delete(name)
      try {
        storage?.setItem(key, JSON.stringify(Object.fromEntries(kept)))
      } catch {
        // denied or full: this page still knows
      }
    },
  }
}

function stored(storage: DurationStorage | undefined, key: string): object | undefined {
  try {
    const value = parseJson(storage?.getItem(key) ?? '')
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined // denied
  }
}
