import type { QueryClient } from '@tanstack/react-query'
import { createListeners } from '../core/createListeners.js'
import { delay } from '../core/delay.js'
import type { Task } from '../core/Task.js'
import { isSettled } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { BatchPace } from './BatchPace.js'
import type { Rushes } from './RushesContext.js'
import { startVideo } from './submitVideo.js'
import type { VideoPhase } from './TaskStatus.js'
import type { RecordWatch } from './watchRecord.js'
import { watchRecord } from './watchRecord.js'

/** One video of a batch. The same object until it changes. */
export interface BatchVideo {
  input: VideoInput
  /** `waiting` for its turn, and `stopped` before it came: nothing was sent. The others are those of one video. */
  phase: 'waiting' | 'stopped' | VideoPhase
  /** Once it was sent: `useGeneration(intentId)` follows it more closely. */
  intentId?: string
  task?: Task
  error?: VideoError
}

/** What a batch knows of its backend. */
export interface BatchSurroundings {
  concurrency: number
  /** Absent until the backend has said, or failed to say, what it can do. */
  models?: readonly VideoModel[]
  push: boolean
}

interface Entry {
  shown: BatchVideo
  record?: TaskRecord
  watch?: RecordWatch
}

/** Runs many inputs, a few at a time. It lives outside of rendering; each video goes through the ledger as any other. */
export class VideoBatch {
  readonly #rushes: Rushes
  readonly #client: QueryClient
  readonly #listeners = createListeners()
  readonly #pace: BatchPace
  #around: BatchSurroundings = { concurrency: 1, push: false }
  #entries: Entry[] = []
  #videos: readonly BatchVideo[] = []
  #leaveLedger: (() => void) | undefined
  #waiting: AbortController | undefined
  /** What is sent is told by the ledger at once; one step is finished before the next. */
  #isAdvancing = false

  constructor(rushes: Rushes, client: QueryClient) {
    this.#rushes = rushes
    this.#client = client
    this.#pace = new BatchPace(rushes.clock)
  }

  readonly read = (): readonly BatchVideo[] => this.#videos

  readonly subscribe = this.#listeners.subscribe

  /** Says what the backend can do; a batch that waited for it goes on. */
  surround(around: BatchSurroundings): void {
    this.#around = around
    this.#advance()
  }

  add(inputs: readonly VideoInput[]): void {
    this.#entries.push(...inputs.map((input): Entry => ({ shown: { input, phase: 'waiting' } })))
    this.#leaveLedger ??= this.#rushes.ledger.subscribe(() => {
      this.#advance()
    })
    this.#advance()
  }

  /** What waits is not sent any more. */
  stop(): void {
    this.#waiting?.abort()
    for (const entry of this.#entries) {
      if (entry.shown.phase === 'waiting') entry.shown = { ...entry.shown, phase: 'stopped' }
    }
    this.#tell()
  }

  /** Stops, and watches nothing any more. */
  close(): void {
    this.stop()
    for (const { watch } of this.#entries) watch?.stop()
    this.#leaveLedger?.()
    this.#leaveLedger = undefined
    this.#entries = []
    this.#tell()
  }

  #advance(): void {
    if (this.#isAdvancing) return
    this.#isAdvancing = true
    for (const entry of this.#entries) this.#follow(entry)
    this.#entries = this.#entries.filter(({ shown, record }) => !shown.intentId || record)
    this.#sendNext()
    this.#isAdvancing = false
    this.#tell()
  }

  /** Takes over what the ledger says. One that was removed there is no longer part of the batch. */
  #follow(entry: Entry): void {
    const { intentId, input } = entry.shown
    if (intentId === undefined) return
    const record = this.#rushes.ledger.find(intentId)
    const before = entry.record
    if (record && record === before && phaseOf(entry) === entry.shown.phase) return
    if (record) entry.record = record
    else delete entry.record
    if (before?.submission !== record?.submission || !isUnderWay(entry)) this.#watch(entry)
    const phase = phaseOf(entry)
    const { task, error } = record ?? {}
    entry.shown = { input, phase, intentId, ...(task && { task }), ...(error && { error }) }
  }

  #watch(entry: Entry): void {
    entry.watch?.stop()
    delete entry.watch
    const { record } = entry
    if (!record || !isUnderWay(entry) || record.submission === 'sending') return
    entry.watch = watchRecord(record, {
      rushes: this.#rushes,
      client: this.#client,
      model: this.#modelOf(record.input),
      push: this.#around.push,
      onLost: () => {
        this.#advance()
      },
    })
  }

  #sendNext(): void {
    const { concurrency, models } = this.#around
    if (!models) return
    for (const entry of this.#entries) {
      if (entry.shown.phase !== 'waiting') continue
      const model = this.#modelOf(entry.shown.input)
      const atOnce = Math.min(concurrency, model?.limits.concurrentTasks ?? Infinity)
      if (this.#entries.filter(isUnderWay).length >= atOnce) return
      const refusals = this.#entries.flatMap(({ record }) =>
        record?.submission === 'refused' ? [record] : [],
      )
      const waitMs = this.#pace.waitMs(entry, model, refusals)
      if (waitMs > 0) {
        this.#later(waitMs)
        return
      }
      this.#send(entry)
    }
  }

  #send(entry: Entry): void {
    const { input } = entry.shown
    const intentId = startVideo(this.#rushes, input)
    entry.shown = { input, phase: 'submitting', intentId }
    const record = this.#rushes.ledger.find(intentId)
    if (record) entry.record = record
  }

  #later(ms: number): void {
    if (this.#waiting && !this.#waiting.signal.aborted) return
    const waiting = new AbortController()
    this.#waiting = waiting
    delay(ms / this.#rushes.clock.timeScale, waiting.signal).then(
      () => {
        this.#waiting = undefined
        this.#advance()
      },
      () => undefined, // stopped
    )
  }

  #modelOf(input: VideoInput | undefined): VideoModel | undefined {
    return this.#around.models?.find(({ id }) => id === input?.model)
  }

  #tell(): void {
    const videos = this.#entries.map(({ shown }) => shown)
    if (videos.length === this.#videos.length && videos.every((each, at) => each === this.#videos[at])) return
    this.#videos = videos
    this.#listeners.tell()
  }
}

function phaseOf({ record, watch }: Entry): BatchVideo['phase'] {
  if (!record) return 'stopped'
  if (record.submission === 'sending') return 'submitting'
  if (record.submission === 'refused') return 'failed'
  if (record.submission === 'uncertain') return 'uncertain'
  if (!record.task || isSettled(record.task)) return record.task?.state ?? 'pending'
  return watch?.isLost() ? 'lost' : record.task.state
}

/** It has been sent, and may still be made. */
function isUnderWay(entry: Entry): boolean {
  if (entry.shown.phase === 'waiting' || entry.shown.phase === 'stopped') return false
  if (!entry.record) return false
  return ['submitting', 'uncertain', 'pending', 'processing'].includes(phaseOf(entry))
}
