import { base64url } from './base64url.js'
import type { Authorize } from './VideoHandlerOptions.js'

/** Shorter secrets can be guessed, and a guessed secret forges everybody's task ids. */
const MIN_SECRET_CHARACTERS = 16

interface Surroundings {
  production: boolean
  warn: (message: string) => void
}

const everybody: Authorize = () => ({ user: 'public' })

/**
 * Who decides about requests.
 * @throws {Error} in production, where nobody was named.
 */
export function handlerAuthorize(
  authorize: Authorize | 'public' | undefined,
  { production, warn }: Surroundings,
): Authorize {
  if (typeof authorize === 'function') return authorize
  if (authorize === 'public') return everybody
  if (production) {
    throw new Error(
      'createVideoHandler: without `authorize` anybody could spend your credits. Give it a function that answers ' +
        "{ user } or null, or say authorize: 'public' on purpose.",
    )
  }
  warn('createVideoHandler: no `authorize`, so everybody may spend your credits. In production this throws.')
  return everybody
}

/**
 * What task ids are sealed with.
 * @throws {Error} in production, where it is missing or short.
 */
export function handlerSecret(secret: string | undefined, { production, warn }: Surroundings): string {
  if (secret !== undefined && (secret.length >= MIN_SECRET_CHARACTERS || (secret !== '' && !production))) {
    return secret
  }
  if (production) {
    throw new Error(
      `createVideoHandler: \`secret\` must be a random string of at least ${MIN_SECRET_CHARACTERS} characters, the same in ` +
        'every process. Make one with `openssl rand -base64 32` and give it by an environment variable.',
    )
  }
  warn(
    'createVideoHandler: no `secret`, so task ids stop working at the next restart. In production this throws.',
  )
  return processSecret()
}

let madeUp: string | undefined

function processSecret(): string {
  madeUp ??= base64url(crypto.getRandomValues(new Uint8Array(32)))
  return madeUp
}
