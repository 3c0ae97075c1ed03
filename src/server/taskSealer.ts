import type { TaskRef } from '../core/Task.js'
import { withoutUndefined } from '../core/withoutUndefined.js'
import { base64url, fromBase64url } from './base64url.js'

/** Half of the HMAC: 128 bits are out of reach, and the id stays short. */
const MAC_BYTES = 16
const START_TIME_BYTES = 6
/** Nothing longer is looked at; the ids of the known providers stay below 160. */
const MAX_ID_CHARACTERS = 4096

export interface TaskSealer {
  /** The task's id for that user's browser. */
  seal(ref: TaskRef, user: string): Promise<string>
  /** What that user's id stands for; `undefined` for a tampered one, somebody else's, or one that never was. */
  open(taskId: string, user: string): Promise<TaskRef | undefined>
}

/**
 * Task ids that need no store: the id carries what it takes to ask the provider, and an HMAC-SHA256 over that and its
 * owner. It can be read by its owner, which is fine (nothing in it is secret), and changed by nobody.
 *
 * An id is `base64url(start time, 6 bytes; model \n kind \n provider's id) . base64url(half the HMAC)`.
 */
export function taskSealer(secret: string): TaskSealer {
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )

  async function mac(payload: string, user: string): Promise<string> {
    // JSON keeps a user with a line break in their name apart from any other; the first word keeps other uses apart.
    const signed = new TextEncoder().encode(`rushes-task\n${JSON.stringify(user)}\n${payload}`)
    const full = await crypto.subtle.sign('HMAC', await key, signed)
    return base64url(new Uint8Array(full, 0, MAC_BYTES))
  }

  return {
    async seal(ref, user) {
      const payload = base64url(toBytes(ref))
      return `${payload}.${await mac(payload, user)}`
    },
    async open(taskId, user) {
      const [payload, given, ...more] = taskId.slice(0, MAX_ID_CHARACTERS + 1).split('.')
      if (taskId.length > MAX_ID_CHARACTERS || !payload || given === undefined || more.length > 0)
        return undefined
      if (!equalInConstantTime(given, await mac(payload, user))) return undefined
      return fromBytes(fromBase64url(payload))
    },
  }
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

/** Takes as long for a near miss as for a far one, so that the time tells nothing about the right answer. */
function equalInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let index = 0; index < expected.length; index += 1) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index)
  }
  return difference === 0
}
