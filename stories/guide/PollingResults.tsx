import { Markdown } from '@storybook/addon-docs/blocks'
import results from '../../test/bench/polling/results.md?raw'
import plot from '../../test/bench/polling/results.svg'

/** One part of what the benchmark wrote, so that the guide cannot fall behind it. */
export function PollingResults({ of }: { of: string }) {
  const part = results.split(/^## /m).find((each) => each.startsWith(`${of}\n`))
  if (part === undefined) throw new Error(`The results have no part "${of}".`)
  return <Markdown>{part.slice(of.length).replace(/^!\[.*$/m, '')}</Markdown>
}

export function PollingPlot() {
  return <img src={plot} alt="Mean lag against requests for each task: the best possible, ours and others" />
}
