import type { TaskRef } from '../core/Task.js'
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
  /** The record of an intent: the same object until it changes. */
  find: (intentId: string) => TaskRecord | undefined
  /** The record of a task. */
  findTask: (ref: Pick<TaskRef, 'taskId' | 'model'>) => TaskRecord | undefined
  /** Adds a record, or replaces the one with its intent. */
  write: (record: TaskRecord) => void
  /** Forgets the record. The provider's task goes on. */
  remove: (intentId: string) => void
  /** Runs what changes many records: it is stored, and told, once. */
  together: (changes: () => void) => void
  /** Calls the listener after each change, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** Storage is small and shared by everything on the page's origin: of what is over, the older ones are dropped. */
const MAX_OVER = 200
/** What is still on its way has been paid for and is kept, though not without any end. */
const MAX_RECORDS = 2_000

/** Makes a ledger. A storage that is denied, full or holds rubbish costs the memory, never the page. */
export function createLedger(options: LedgerOptions = {}): Ledger {
  const { storage, key = 'rushes', remember = 'everything' } = options
  const listeners = new Set<() => void>()
  let records: readonly TaskRecord[] = []
  let index = indexOf(records)
  let nesting = 0
  let hasChanged = false
  if (remember === 'nothing') forget(storage, key)
  else hold(load(storage, key))

  function hold(next: readonly TaskRecord[], written?: TaskRecord) {
    records = withinLimit(next)
    if (!written || records !== next) index = indexOf(records)
    else {
      index.byIntent.set(written.intentId, written)
      if (written.task) index.byTask.set(taskKey(written.task), written)
    }
  }

  function change(next: readonly TaskRecord[], written?: TaskRecord) {
    hold(next, written)
    hasChanged = true
    if (nesting === 0) tell()
  }

  function tell() {
    hasChanged = false
    if (remember !== 'nothing') save(storage, key, writeRecords(records, remember))
    for (const listener of [...listeners]) listener()
  }

  return {
    read: () => records,
    find: (intentId) => index.byIntent.get(intentId),
    findTask: (ref) => index.byTask.get(taskKey(ref)),
    write(record) {
      const known = index.byIntent.has(record.intentId)
      change(
        known
          ? records.map((each) => (each.intentId === record.intentId ? record : each))
          : [record, ...records],
        record,
      )
    },
    remove(intentId) {
      change(records.filter((record) => record.intentId !== intentId))
    },
    together(changes) {
      nesting += 1
      try {
        changes()
      } finally {
        nesting -= 1
        if (nesting === 0 && hasChanged) tell()
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function indexOf(records: readonly TaskRecord[]) {
  const byIntent = new Map(records.map((record) => [record.intentId, record]))
  const byTask = new Map(records.flatMap((record) => (record.task ? [[taskKey(record.task), record]] : [])))
  return { byIntent, byTask }
}

const taskKey = ({ taskId, model }: Pick<TaskRef, 'taskId' | 'model'>) => `${model} ${taskId}`

/** Drops the oldest that are over. */
function withinLimit(records: readonly TaskRecord[]): readonly TaskRecord[] {
  const surplus = new Set(records.filter(isOver).slice(MAX_OVER))
  if (surplus.size === 0 && records.length <= MAX_RECORDS) return records
  return records.filter((record) => !surplus.has(record)).slice(0, MAX_RECORDS)
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
