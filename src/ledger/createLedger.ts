import { createListeners } from '../core/createListeners.js'
import type { TaskRef } from '../core/Task.js'
import { isOver } from './isOver.js'
import { recordIndex } from './recordIndex.js'
import type { TaskRecord } from './TaskRecord.js'
import type { Remember } from './recordText.js'
import type { LedgerStorage, StoredRecord } from './storedRecords.js'
import { storedRecords } from './storedRecords.js'
import { latestRecord } from './latestRecord.js'

/** What is kept, and where. */
export interface LedgerOptions {
  /** Where it survives a reload. Without one it lives as long as the page. */
  storage?: LedgerStorage | undefined
  /** What the storage's keys begin with. @default 'rushes' */
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
  /** Adds a record, in its place by its time, or replaces the one with its intent. */
  write: (record: TaskRecord) => void
  /** Forgets the record. The provider's task goes on. */
  remove: (intentId: string) => void
  /** Runs what changes many records: it is stored, and told, once. */
  together: (changes: () => void) => void
  /** Under which name the tabs of a browser share it; absent where nothing is stored. */
  readonly sharedAs?: string
  /** Calls the listener after each change, also of another tab, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** Storage is small and shared by everything on the page's origin: of what is over, the older ones are dropped. */
const MAX_OVER = 200
/** What is still on its way has been paid for and is kept, though not without any end. */
const MAX_RECORDS = 2_000

/** Makes a ledger. A storage that is denied, full or holds rubbish costs the memory, never the page. */
export function createLedger(options: LedgerOptions = {}): Ledger {
  const { storage, key = 'rushes', remember = 'everything' } = options
  const store = storage && storedRecords(storage, key, remember)
  const shared = remember === 'nothing' ? undefined : store
  const listeners = createListeners(() => {
    const stopWatching = shared?.watch(hear)
    // Nobody has listened until now: other tabs may have gone on.
    hear()
    return () => stopWatching?.()
  })
  const index = recordIndex()
  /** Those that are known to be in the storage, with their places. */
  const places = new Map<string, number>()
  let records: readonly TaskRecord[] = []
  let lastPlace = 0
  let nesting = 0
  let unsaved = new Set<string>()
  let hasChanged = false

  if (remember === 'nothing') for (const { record } of store?.load() ?? []) store?.remove(record.intentId)
  else hold(sorted(store?.load() ?? []).map(afterReload))

  function hold(next: readonly TaskRecord[]) {
    records = withinLimit(next)
    const kept = new Set(records)
    for (const dropped of next) if (!kept.has(dropped)) shared?.remove(dropped.intentId)
    index.fill(records)
  }

  function sorted(stored: readonly StoredRecord[]): TaskRecord[] {
    stored.forEach(hasPlace)
    return stored
      .toSorted((one, other) => other.record.createdAt - one.record.createdAt || other.place - one.place)
      .map(({ record }) => record)
  }

  function hasPlace({ record, place }: StoredRecord) {
    places.set(record.intentId, place)
    lastPlace = Math.max(lastPlace, place)
  }

  function tell() {
    if (nesting > 0) return
    const saving = unsaved
    unsaved = new Set()
    for (const intentId of saving) save(intentId)
    if (!hasChanged) return
    hasChanged = false
    listeners.tell()
  }

  function save(intentId: string) {
    const record = index.find(intentId)
    if (!record || !shared) return
    const known = places.get(intentId)
    // Another tab has removed it meanwhile: it stays removed.
    if (known !== undefined && shared.read(intentId) === 'none') return drop(intentId)
    const stored = { record, place: known ?? lastPlace + 1 }
    if (shared.save(stored)) hasPlace(stored)
  }

  function drop(intentId: string) {
    places.delete(intentId)
    if (!index.find(intentId)) return
    hold(records.filter((record) => record.intentId !== intentId))
    hasChanged = true
  }

  /** Takes over what another tab has written. */
  function hear(intentId?: string) {
    const ids = intentId === undefined ? [...places.keys()] : [intentId]
    const heard = intentId === undefined ? (shared?.load() ?? []) : [shared?.read(intentId) ?? 'none']
    for (const stored of heard) if (typeof stored !== 'string') takeOver(stored)
    const present = new Set(heard.map((stored) => (typeof stored === 'string' ? '' : stored.record.intentId)))
    for (const id of ids) if (!present.has(id) && shared?.read(id) === 'none') drop(id)
    tell()
  }

  function takeOver(stored: StoredRecord) {
    const { record } = stored
    hasPlace(stored)
    const known = index.find(record.intentId)
    const latest = latestRecord(known, record)
    if (latest === known) return
    hold(known ? records.map((each) => (each === known ? latest : each)) : inOrder(records, latest))
    hasChanged = true
  }

  return {
    ...(shared && { sharedAs: key }),
    read: () => records,
    find: index.find,
    findTask: index.findTask,
    write(record) {
      const known = index.find(record.intentId)
      if (known) {
        records = records.map((each) => (each === known ? record : each))
        index.put(record)
        if (isOver(record)) hold(records)
      } else hold(inOrder(records, record))
      unsaved.add(record.intentId)
      hasChanged = true
      tell()
    },
    remove(intentId) {
      drop(intentId)
      shared?.remove(intentId)
      tell()
    },
    together(changes) {
      nesting += 1
      try {
        changes()
      } finally {
        nesting -= 1
        tell()
      }
    },
    subscribe: listeners.subscribe,
  }
}

/** A create that was being sent when the page died is uncertain now. */
function afterReload(record: TaskRecord): TaskRecord {
  return record.submission === 'sending' ? { ...record, submission: 'uncertain' } : record
}

function inOrder(records: readonly TaskRecord[], added: TaskRecord): TaskRecord[] {
  const at = records.findIndex(({ createdAt }) => createdAt <= added.createdAt)
  return at < 0 ? [...records, added] : records.toSpliced(at, 0, added)
}

/** Drops the oldest that are over. */
function withinLimit(records: readonly TaskRecord[]): readonly TaskRecord[] {
  const surplus = new Set(records.filter(isOver).slice(MAX_OVER))
  if (surplus.size === 0 && records.length <= MAX_RECORDS) return records
  return records.filter((record) => !surplus.has(record)).slice(0, MAX_RECORDS)
}
