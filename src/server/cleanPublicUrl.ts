import { parseUrl } from '../core/parseUrl.js'

/**
 * Where providers can reach the handler, without a slash at its end.
 * @throws {Error} where it is no such address, and in production where it is not https.
 */
export function cleanPublicUrl(publicUrl: string | undefined, production: boolean): string | undefined {
  if (publicUrl === undefined || publicUrl === '') return undefined
  const url = parseUrl(publicUrl)
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && !production)
  if (!url || !isWeb || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new Error(
      `createVideoHandler: \`publicUrl\` is an address such as 'https://app.example.com', not '${publicUrl}'.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}
