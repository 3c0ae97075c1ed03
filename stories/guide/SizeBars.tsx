import { lines } from '../../test/bench/sizes/results.json'
import type { Bar } from './BenchBars.js'
import { BenchBars } from './BenchBars.js'

const HOOK = 'rushes: useGenerateVideo + createBackend'
const HOOKS_LIMIT = 20_000

/** What a page downloads for a video, ours beside theirs. */
export function SizeBars() {
  const shown = lines.filter(({ name, group }) => group === 'theirs' || name === HOOK)
  return (
    <BenchBars
      title="JavaScript for one hook, or for what others have in its place"
      note="kB in gzip, before anything runs; shorter is better. The fainter part of ours is react-query, which your app may have already; what reaches past the bar is loaded later, where the handler pushes."
      bars={bars(shown)}
      limit={{ value: HOOKS_LIMIT, text: `what we promise of the hook: ${kilobytes(HOOKS_LIMIT)}` }}
    />
  )
}

/** Each component alone, and all of them. */
export function ComponentBars() {
  const all = lines.find(({ name }) => name === 'rushes: all components')
  const shown = lines.filter(({ group }) => group === 'component')
  return (
    <BenchBars
      title="Each component alone"
      note="kB in gzip with the libraries it stands on, React left out. They share much: the last line is all of them, with hooks and backend."
      bars={bars([...shown, ...(all ? [all] : [])])}
    />
  )
}

function bars(shown: typeof lines): Bar[] {
  return shown.map(({ name, group, initial, lazy, withoutReactQuery }) => ({
    name,
    value: initial.gzip,
    text: kilobytes(initial.gzip),
    isOurs: group !== 'theirs',
    shared: withoutReactQuery === undefined ? 0 : initial.gzip - withoutReactQuery,
    beyond: lazy.gzip,
  }))
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
