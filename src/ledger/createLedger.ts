import { isSettled } from '../core/Task.js'
import type { TaskRecord } from './TaskRecord.js'
import type { Remember } from './recordText.js'
import { readRecords, writeRecords } from './recordText.js'

/** The part of the Web Storage interface that is used; an object of your own will do. */
export type LedgerStorage = Pick<Storage, 'getItem' | 'setItem'>

export interface LedgerOptions {
  /** Where it survives a reload. Without one it lives as long as the page. */
  storage?: LedgerStorage | undefined
  /** The storage's key. @default 'rushes' */
  key?: string
  /**
   * `settings` keeps what a person wrote and the frames out of the storage, `nothing` keeps everything out.
   * @default 'everything'
   */
  remember?: Remember
}

/** All that this browser knows of its tasks, newest first. */
export interface Ledger {
  /** The same array until something changes. */
  read: () => readonly TaskRecord[]
  /** Adds a record, or replaces the one with its intent. */
  write: (record: TaskRecord) => void
  /** Forgets the record. The provider's task goes on. */
  remove: (intentId: string) => void
  /** Calls the listener after each change, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** Storage is shared by everything on the page's origin and small; what is over and older than these is dropped. */
const MAX_RECORDS = 200

/** Makes a ledger. A storage that is denied, full or holds rubbish costs the memory, never the page. */
export function createLedger(options: LedgerOptions = {}): Ledger {
  const { storage, key = 'rushes', remember = 'everything' } = options
  const listeners = new Set<() => void>()
  let records: readonly TaskRecord[] = []
  if (remember === 'nothing') forget(storage, key)
  else records = withinLimit(load(storage, key))

  function change(next: readonly TaskRecord[]) {
    records = withinLimit(next)
    if (remember !== 'nothing') save(storage, key, writeRecords(records, remember))
    for (const listener of [...listeners]) listener()
  }

  return {
    read: () => records,
    write(record) {
      const known = records.some(({ intentId }) => intentId === record.intentId)
      change(
        known
          ? records.map((each) => (each.intentId === record.intentId ? record : each))
          : [record, ...records],
      )
    },
    remove(intentId) {
      change(records.filter((record) => record.intentId !== intentId))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Drops the oldest that are over first: one that is still on its way has been paid for, and is not to be lost. */
function withinLimit(records: readonly TaskRecord[]): readonly TaskRecord[] {
  const surplus = records.length - MAX_RECORDS
  if (surplus <= 0) return records
  const oldestFirst = [...records].reverse()
  const leastNeeded = [...oldestFirst.filter(isOver), ...oldestFirst.filter((record) => !isOver(record))]
  const dropped = new Set(leastNeeded.slice(0, surplus))
  return records.filter((record) => !dropped.has(record))
}

function isOver({ submission, task }: TaskRecord): boolean {
  return submission === 'refused' || (task !== undefined && isSettled(task))
}

/** What an earlier version of the app has left there must not stay either. */
function forget(storage: LedgerStorage | undefined, key: string): void {
  if (load(storage, key).length > 0) save(storage, key, '[]')
}

function load(storage: LedgerStorage | undefined, key: string): TaskRecord[] {
  try {
    return readRecords(storage?.getItem(key) ?? null)
  } catch {
    return [] // denied
  }
}

function save(storage: LedgerStorage | undefined, key: string, text: string): void {
  try {
    storage?.setItem(key, text)
  } catch {
    // denied or full: the page goes on with what it has in memory
  }
}
