import { Markdown } from '@storybook/addon-docs/blocks'

/** One part of what a benchmark wrote, so that the guide cannot fall behind it. */
export function ResultsPart({ results, of }: { results: string; of: string }) {
  const part = results.split(/^## /m).find((each) => each.startsWith(`${of}\n`))
  if (part === undefined) throw new Error(`The results have no part "${of}".`)
  return <Markdown>{part.slice(of.length).replace(/^!\[.*$/m, '')}</Markdown>
}
