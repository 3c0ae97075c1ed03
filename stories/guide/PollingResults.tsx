import results from '../../test/bench/polling/results.md?raw'
import plot from '../../test/bench/polling/results.svg'
import { ResultsPart } from './ResultsPart.js'

export function PollingResults({ of }: { of: string }) {
  return <ResultsPart results={results} of={of} />
}

export function PollingPlot() {
  return <img src={plot} alt="Mean lag against requests for each task: the best possible, ours and others" />
}
