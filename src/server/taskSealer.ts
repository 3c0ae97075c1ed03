import type { TaskRef } from '../core/Task.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { base64url, fromBase64url } from './base64url.js'
import type { KeyedMac } from './keyedMac.js'

const START_TIME_BYTES = 6
/** Nothing longer is looked at; the ids of the known providers stay below 160. */
const MAX_ID_CHARACTERS = 4096

export interface TaskSealer {
  /** The task's id for that user's browser. */
  seal(ref: TaskRef, user: string): Promise<string>
  /** What that user's id stands for; `undefined` for a tampered one, somebody else's, or one that never was. */
  open(taskId: string, user: string): Promise<TaskRef | undefined>
  /** What an id says, whoever made it up: only for an id that something else vouches for. */
  read(taskId: string): TaskRef | undefined
}

/**
 * Task ids that need no store: the id carries what it takes to ask the provider, and an HMAC-SHA256 over that and its
 * owner. It can be read by its owner, which is fine (nothing in it is secret), and changed by nobody.
 *
 * An id is `base64url(start time, 6 bytes; model \n kind \n provider's id) . base64url(half the HMAC)`.
 */
export function taskSealer(mac: KeyedMac): TaskSealer {
  // JSON keeps a user with a line break in their name apart from any other.
  const signedText = (payload: string, user: string) => `${JSON.stringify(user)}\n${payload}`

  return {
    async seal(ref, user) {
      const payload = base64url(toBytes(ref))
      return `${payload}.${await mac.of('rushes-task', signedText(payload, user))}`
    },
    async open(taskId, user) {
      const [payload, given] = partsOf(taskId)
      if (!(await mac.matches(given, 'rushes-task', signedText(payload, user)))) return undefined
      return fromBytes(fromBase64url(payload))
    },
    read: (taskId) => fromBytes(fromBase64url(partsOf(taskId)[0])),
  }
}

function partsOf(taskId: string): [payload: string, mac: string] {
  if (taskId.length > MAX_ID_CHARACTERS) return ['', '']
  const [payload, mac, ...more] = taskId.split('.')
  return payload && mac && more.length === 0 ? [payload, mac] : ['', '']
}

function toBytes({ startTime = 0, model, kind = '', taskId }: TaskRef): Uint8Array {
  const text = new TextEncoder().encode(`${model}\n${kind}\n${taskId}`)
  const bytes = new Uint8Array(START_TIME_BYTES + text.length)
  const view = new DataView(bytes.buffer)
  const start = Math.max(0, Math.round(startTime))
  view.setUint16(0, Math.floor(start / 2 ** 32))
  view.setUint32(2, start % 2 ** 32)
  bytes.set(text, START_TIME_BYTES)
  return bytes
}

function fromBytes(bytes: Uint8Array<ArrayBuffer> | undefined): TaskRef | undefined {
  if (!bytes || bytes.length < START_TIME_BYTES) return undefined
  const view = new DataView(bytes.buffer)
  const startTime = view.getUint16(0) * 2 ** 32 + view.getUint32(2)
  const [model, kind, ...taskId] = new TextDecoder().decode(bytes.subarray(START_TIME_BYTES)).split('\n')
  if (!model || taskId.length === 0) return undefined
  return withoutUndefined({
    taskId: taskId.join('\n'),
    model,
    startTime: startTime === 0 ? undefined : startTime,
    kind: kind === '' ? undefined : kind,
  })
}
