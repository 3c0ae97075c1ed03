import { base64url } from './base64url.js'

/** Of each task: nothing, pending, processing, or that it is over. Two bits, three tasks in a character. */
const TASKS_PER_CHARACTER = 3
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** As far as a task can be. */
export const OVER = 3

/**
 * What a browser has been told of each of its tasks. Written as the `id` of every event, so that the browser brings it
 * back as `Last-Event-ID`: whichever process it meets then knows without any memory of its own what is still to be told,
 * and nothing is lost or told twice, however long the browser was away.
 */
export interface ToldStates {
  /** Remembers that this is being told; `false` where as much has been told before. */
  advance(index: number, rank: number): boolean
  isOver(index: number): boolean
  isAllOver(): boolean
  /** `hash of the task ids . states`. A thousand tasks take 347 characters, ten take 17. */
  eventId(): string
}

/** @param lastEventId What the browser brought; one that is not about these very tasks counts for nothing. */
export async function toldStates(ids: readonly string[], lastEventId: string | null): Promise<ToldStates> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ids.join('\n')))
  const subject = base64url(new Uint8Array(digest, 0, 9))
  const [about, states = ''] = lastEventId?.split('.') ?? []
  const sixes = Array.from({ length: Math.ceil(ids.length / TASKS_PER_CHARACTER) }, (_, place) =>
    about === subject ? Math.max(0, CHARACTERS.indexOf(states.charAt(place) || 'A')) : 0,
  )
  const shiftOf = (index: number) => 2 * (index % TASKS_PER_CHARACTER)
  const rankOf = (index: number) =>
    ((sixes[Math.floor(index / TASKS_PER_CHARACTER)] ?? 0) >> shiftOf(index)) & OVER
  let running = ids.filter((_, index) => rankOf(index) < OVER).length

  return {
    advance(index, rank) {
      const before = rankOf(index)
      if (rank <= before) return false
      const place = Math.floor(index / TASKS_PER_CHARACTER)
      sixes[place] = (sixes[place] ?? 0) ^ ((before ^ rank) << shiftOf(index))
      if (rank >= OVER) running -= 1
      return true
    },
    isOver: (index) => rankOf(index) >= OVER,
    isAllOver: () => running === 0,
    eventId: () => `${subject}.${sixes.map((six) => CHARACTERS.charAt(six)).join('')}`,
  }
}
