export interface UpstreamAccessOptions {
  /** For messages: `APIXO`. */
  providerName: string
  /** The environment variable that usually holds the key, for the message where it is missing. */
  variable: string
  apiKey?: string | undefined
  baseUrl?: string | undefined
  defaultBaseUrl: string
}

export interface UpstreamAccess {
  /** Without a slash at its end. */
  baseUrl: string
  headers: Readonly<Record<string, string>>
  /** What must not come back out of an answer, in whatever words. */
  secrets: readonly string[]
}

/**
 * Where to send requests, and as whom. A key left out together with a `baseUrl` means that a proxy there adds it.
 * @throws {Error} with neither, naming the variable; and for a key that no header can carry (without quoting it).
 */
export function upstreamAccess(options: UpstreamAccessOptions): UpstreamAccess {
  const { providerName, variable, defaultBaseUrl } = options
  const apiKey = textOption(options.apiKey)
  const baseUrl = textOption(options.baseUrl)
  if (apiKey === undefined && baseUrl === undefined) {
    throw new Error(
      `${providerName} needs an apiKey (set ${variable} and pass it), or a baseUrl of a proxy that adds the key.`,
    )
  }
  // The engine would quote a bad header value in its own error, and with it the key.
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new Error(`The apiKey of ${providerName} (${variable}) has characters that no key has.`)
  }
  return {
    baseUrl: (baseUrl ?? defaultBaseUrl).replace(/\/+$/, ''),
    headers: apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` },
    secrets: apiKey === undefined ? [] : [apiKey],
  }
}

/** A text option without the space around it; an empty one, as of an unset line of an `.env` file, counts as left out. */
export function textOption(value: string | undefined): string | undefined {
  const text = value?.trim()
  return text === '' ? undefined : text
}
