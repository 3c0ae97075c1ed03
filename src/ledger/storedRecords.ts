import type { TaskRecord } from './TaskRecord.js'
import type { Remember } from './recordText.js'
import { readRecord, writeRecord } from './recordText.js'

/** The part of the Web Storage interface that is used; an object of your own will do. */
export type LedgerStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface StoredRecord {
  record: TaskRecord
  /** Of two of one millisecond, the higher is the newer. */
  place: number
}

/** Records in a storage, each under a key of its own, so that two tabs never write over each other's. Nothing throws. */
export interface StoredRecords {
  load(): StoredRecord[]
  read(intentId: string): StoredRecord | 'none' | 'unreadable'
  /** Whether it is stored now. */
  save(stored: StoredRecord): boolean
  remove(intentId: string): void
  /** Calls the listener when another tab has changed one, or (without an id) any of them, until the returned function is called. */
  watch(listener: (intentId?: string) => void): () => void
}

export function storedRecords(storage: LedgerStorage, prefix: string, remember: Remember): StoredRecords {
  const keyOf = (intentId: string) => `${prefix}:${intentId}`
  const idOf = (key: string) => (key.startsWith(`${prefix}:`) ? key.slice(prefix.length + 1) : undefined)

  function read(intentId: string): StoredRecord | 'none' | 'unreadable' {
    const text = attempt(() => storage.getItem(keyOf(intentId)))
    if (text === null) return 'none'
    const stored = text === undefined ? undefined : readRecord(text)
    return stored?.record.intentId === intentId ? stored : 'unreadable'
  }

  return {
    read,
    load: () =>
      (attempt(() => Array.from({ length: storage.length }, (_, index) => storage.key(index))) ?? [])
        .flatMap((key) => (key === null ? [] : (idOf(key) ?? [])))
        .flatMap((intentId) => {
          const stored = read(intentId)
          return typeof stored === 'string' ? [] : [stored]
        }),
    save({ record, place }) {
      const text = writeRecord(record, place, remember)
      const isSaved = attempt(() => {
        storage.setItem(keyOf(record.intentId), text)
        return true
      })
      return isSaved ?? false
    },
    remove: (intentId) => attempt(() => storage.removeItem(keyOf(intentId))),
    watch(listener) {
      if (typeof window === 'undefined') return () => undefined
      const onStorage = ({ key, storageArea }: StorageEvent) => {
        if (storageArea !== storage) return
        if (key === null) listener()
        else if (idOf(key) !== undefined) listener(idOf(key))
      }
      // A page that comes back from the browser's cache has heard nothing meanwhile.
      const onShow = ({ persisted }: PageTransitionEvent) => {
        if (persisted) listener()
      }
      window.addEventListener('storage', onStorage)
      window.addEventListener('pageshow', onShow)
      return () => {
        window.removeEventListener('storage', onStorage)
        window.removeEventListener('pageshow', onShow)
      }
    },
  }
}

/** A storage that is denied, full or broken costs the memory, never the page. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
