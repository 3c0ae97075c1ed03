import { numberProperty, property } from '../core/unknownJson.js'

/** What is remembered of how long tasks of one kind took: a few numbers, no words and no ids. */
export interface LearnedDurations {
  /** The latest durations in milliseconds, oldest first. */
  durationsMs: readonly number[]
  /** How many observations the documents' range still counts for. */
  documentWeight: number
  /** How many surprises in a row: positive for later than believed, negative for sooner. */
  surprises: number
  /** When the last surprise ended, Unix milliseconds. */
  surprisedAt: number
}

/** How many durations are kept. Older ones speak of another provider's day. */
export const MAX_DURATIONS = 32

/** The documents' range is worth three observations before there are any. */
const DOCUMENT_WEIGHT = 3

/** A duration beyond a day is a fault of somebody's clock. */
const LONGEST_MS = 24 * 60 * 60 * 1000

export const NOTHING_LEARNED: LearnedDurations = {
  durationsMs: [],
  documentWeight: DOCUMENT_WEIGHT,
  surprises: 0,
  surprisedAt: 0,
}

/** Whether a duration can be learned from. */
export function isPlausibleDuration(durationMs: number): boolean {
  return Number.isFinite(durationMs) && durationMs > 0 && durationMs <= LONGEST_MS
}

/** What was stored, if all of it makes sense; else `undefined`, as though it had never been. Never throws. */
export function readLearnedDurations(stored: unknown): LearnedDurations | undefined {
  const durationsMs = property(stored, 'durationsMs')
  const documentWeight = numberProperty(stored, 'documentWeight')
  const surprises = property(stored, 'surprises')
  const surprisedAt = numberProperty(stored, 'surprisedAt')
  if (
    !Array.isArray(durationsMs) ||
    durationsMs.length > MAX_DURATIONS ||
    !durationsMs.every((each): each is number => typeof each === 'number' && isPlausibleDuration(each)) ||
    documentWeight === undefined ||
    documentWeight > DOCUMENT_WEIGHT ||
    documentWeight + durationsMs.length === 0 ||
    typeof surprises !== 'number' ||
    !Number.isInteger(surprises) ||
    surprisedAt === undefined
  ) {
    return undefined
  }
  return { durationsMs, documentWeight, surprises, surprisedAt }
}
