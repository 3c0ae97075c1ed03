import type { LedgerStorage } from '../../../src/ledger/storedRecords.js'

const open = new Set<LedgerStorage>()

/** `localStorage` as one tab has it: the other tabs hear of what it writes, and a tab that is gone writes nothing more. */
export function tabStorage(): LedgerStorage & { close(): void } {
  const tellOthers = (key: string) => {
    setTimeout(() => {
      for (const storageArea of open) {
        if (storageArea === storage) continue
        window.dispatchEvent(Object.assign(new Event('storage'), { key, storageArea }))
      }
    }, 1)
  }
  const storage = {
    get length() {
      return localStorage.length
    },
    key: (index: number) => localStorage.key(index),
    getItem: (key: string) => localStorage.getItem(key),
    setItem(key: string, value: string) {
      if (!open.has(storage)) return
      localStorage.setItem(key, value)
      tellOthers(key)
    },
    removeItem(key: string) {
      if (!open.has(storage)) return
      localStorage.removeItem(key)
      tellOthers(key)
    },
    close() {
      open.delete(storage)
    },
  }
  open.add(storage)
  return storage
}
