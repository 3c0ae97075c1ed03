/**
 * What msw is to match for a whole URL, or for a path on every host. It is an expression without groups because msw
 * decodes what a wildcard stands for, and breaks where that cannot be decoded (`/tasks/%E0%A4%A`).
 */
export function everythingUnder(url: string): RegExp {
  const literal = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(/^https?:/.test(url) ? `^${literal}/` : `${literal}/`)
}
