import type { KeyedMac } from './keyedMac.js'

const HOUR_MS = 60 * 60 * 1000
/** Long enough for a film night; a link that got out is dead the next day. */
const GRANT_LIFE_MS = 6 * HOUR_MS

/** The query parameter that carries a grant. */
export const GRANT_PARAMETER = 'grant'

/**
 * The right to play one task's result, written into its URL: a `<video>` sends cookies, but none of the headers by which
 * many apps tell their users apart.
 *
 * A grant holds for five to six hours, and all that are made within one clock hour are equal, so that a player's `src`
 * stays the same while the task is looked at again. It names the sealed id, which its owner alone could have got.
 */
export interface VideoGrants {
  issue(taskId: string): Promise<string>
  accepts(grant: string, taskId: string): Promise<boolean>
}

export function videoGrants(mac: KeyedMac): VideoGrants {
  const signedText = (taskId: string, expiry: string) => `${expiry}\n${taskId}`
  return {
    async issue(taskId) {
      const expires = Math.floor(Date.now() / HOUR_MS) * HOUR_MS + GRANT_LIFE_MS
      const expiry = expires.toString(36)
      return `${expiry}.${await mac.of('rushes-video', signedText(taskId, expiry))}`
    },
    async accepts(grant, taskId) {
      const [expiry = '', given = '', ...more] = grant.split('.')
      if (!/^[\da-z]{1,9}$/.test(expiry) || more.length > 0 || parseInt(expiry, 36) <= Date.now())
        return false
      return mac.matches(given, 'rushes-video', signedText(taskId, expiry))
    },
  }
}
