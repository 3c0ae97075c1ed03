/**
 * The URL, or `undefined` for text that is none.
 *
 * `URL.canParse` would not do: in Node 20 and 22 it refuses every letter outside of ASCII once it has been called a few
 * thousand times (https://github.com/nodejs/node/pull/58023 ended that), and older Safaris do not have it.
 */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}
