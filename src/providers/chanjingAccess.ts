import { textOption } from './upstreamAccess.js'

export interface ChanjingKeys {
  appId: string
  secretKey: string
}

export interface ChanjingAccess {
  /** Without a slash at its end. */
  baseUrl: string
  /** Absent: a proxy at `baseUrl` adds the token. */
  keys?: ChanjingKeys
}

/**
 * Official code and documents since 2026. The page of the model itself names `https://www.chanjing.cc`; whether tokens
 * and limits of the two are one is not documented.
 */
const DEFAULT_BASE_URL = 'https://open-api.chanjing.cc'

/**
 * Where to send requests, and as whom. Both keys left out together with a `baseUrl` means that a proxy there adds the
 * token; an empty string counts as left out, because that is what an unset line of an `.env` file gives.
 * @throws {Error} with neither, and with one key of the two, naming the variables.
 */
export function chanjingAccess(options: {
  appId?: string | undefined
  secretKey?: string | undefined
  baseUrl?: string | undefined
}): ChanjingAccess {
  const appId = textOption(options.appId)
  const secretKey = textOption(options.secretKey)
  const baseUrl = textOption(options.baseUrl)
  const base = (baseUrl ?? DEFAULT_BASE_URL).replace(/\/+$/, '')
  if (appId !== undefined && secretKey !== undefined) return { baseUrl: base, keys: { appId, secretKey } }
  if (appId === undefined && secretKey === undefined && baseUrl !== undefined) return { baseUrl: base }
  throw new Error(
    'Chanjing needs an appId and a secretKey (set CHANJING_APP_ID and CHANJING_SECRET_KEY and pass both), ' +
      'or a baseUrl of a proxy that adds the token.',
  )
}
