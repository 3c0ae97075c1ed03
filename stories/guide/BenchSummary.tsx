import './benchBars.css'
import hooks from '../../test/bench/hooks/results.json'
import overhead from '../../test/bench/overhead/results.json'
import polling from '../../test/bench/polling/results.json'
import sizes from '../../test/bench/sizes/results.json'
import minute from '../../test/bench/tasks/results.json'
import { medianOf } from './medianOf.js'

const MANY = 1_000
/** What differs by less is called alike. */
const ALIKE = 1.05

interface Compared {
  what: string
  ours: number
  theirs: number
  /** Whom ours is beside. */
  whose: string
  text: (value: number) => string
}

/** Everything in one table, less being better in each line; who is better is worked out, and not written. */
export function BenchSummary() {
  return (
    <table className="sb-unstyled bench-summary">
      <thead>
        <tr>
          <th scope="col">less is better</th>
          <th scope="col">rushes</th>
          <th scope="col">the other</th>
          <th scope="col">better</th>
        </tr>
      </thead>
      <tbody>
        {compared().map(({ what, ours, theirs, whose, text }) => (
          <tr key={`${what} ${whose}`} data-better={whoIsBetter(ours, theirs)}>
            <th scope="row">
              {what}
              <span>beside {whose}</span>
            </th>
            <td>{text(ours)}</td>
            <td>{text(theirs)}</td>
            <td>{inWords(ours, theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function whoIsBetter(ours: number, theirs: number): 'ours' | 'theirs' | 'alike' {
  if (Math.max(ours / theirs, theirs / ours) < ALIKE) return 'alike'
  return ours < theirs ? 'ours' : 'theirs'
}

function inWords(ours: number, theirs: number): string {
  const times = (ratio: number) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)}×`
  const words = {
    ours: `rushes, ${times(theirs / ours)}`,
    theirs: `the other, ${times(ours / theirs)}`,
    alike: 'alike',
  }
  return words[whoIsBetter(ours, theirs)]
}

function compared(): Compared[] {
  const hook = found(sizes.lines, ({ group }) => group === 'ours')
  const tanstack = found(sizes.lines, ({ name }) => name.startsWith('@tanstack/ai-react'))
  const policy = found(polling.peers, ({ name }) => name === 'pollingPolicy()')
  const [fast, everyTwo] = ['every 0.5 s', 'every 2 s'].map((start) =>
    found(polling.peers, ({ name }) => name.startsWith(start)),
  ) as [typeof policy, typeof policy]
  const inMinute = (by: string, key: 'requests' | 'mainThreadMs') =>
    medianOf(
      found(minute.lines, (line) => line.by === by && line.tasks === MANY && line.shows === 'state').runs.map(
        (run) => run[key],
      ),
    )
  const onPage = (by: string) => found(hooks.lines, (line) => line.by === by && line.tasks === MANY)
  const [our, plain] = [onPage('ours'), onPage('plain')]
  const p50 = (name: string) => found(overhead.handlers, (handler) => handler.name === name).p50
  const react = 'useQuery in each row'

  return [
    row('JavaScript of the hook', hook.initial.gzip, tanstack.initial.gzip, 'TanStack AI', kilobytes),
    row(
      'the same, where the app has react-query',
      hook.withoutReactQuery ?? Number.NaN,
      tanstack.initial.gzip,
      'TanStack AI',
      kilobytes,
    ),
    row(
      'status checks for each video',
      policy.requests,
      everyTwo.requests,
      'asking every 2 s, as TanStack AI does',
      (value) => value.toFixed(1),
    ),
    row(
      'lag, from done until the page knows',
      policy.lagSeconds,
      everyTwo.lagSeconds,
      'asking every 2 s, as TanStack AI does',
      seconds,
    ),
    row(
      'lag, from done until the page knows',
      policy.lagSeconds,
      fast.lagSeconds,
      `asking every 0.5 s, as fal and replicate do: ${fast.requests.toFixed(0)} checks`,
      seconds,
    ),
    row('a thousand tasks: requests in a minute', inMinute('ours', 'requests'), inMinute('plain', 'requests'), `${react}, every 5 s`, whole), // prettier-ignore
    row('a thousand tasks: main thread in that minute', inMinute('ours', 'mainThreadMs'), inMinute('plain', 'mainThreadMs'), `${react}, every 5 s`, milliseconds), // prettier-ignore
    row('a thousand tasks: first rendering', our.mountMs, plain.mountMs, react, milliseconds),
    row(
      'a thousand tasks: a check of each, all changed',
      our.changedMs,
      plain.changedMs,
      react,
      milliseconds,
    ),
    row(
      'a thousand tasks: a check of each, none changed',
      our.unchangedMs,
      plain.unchangedMs,
      react,
      milliseconds,
    ),
    row('one status request in the handler', p50('createVideoHandler'), p50('@fal-ai/server-proxy'), '@fal-ai/server-proxy', precise), // prettier-ignore
    row(
      'one status request in the handler',
      p50('createVideoHandler'),
      p50('bare hono proxy'),
      'a bare hono proxy',
      precise,
    ),
  ]
}

function row(
  what: string,
  ours: number,
  theirs: number,
  whose: string,
  text: (value: number) => string,
): Compared {
  return { what, ours, theirs, whose, text }
}

function found<T>(all: readonly T[], is: (each: T) => boolean): T {
  const one = all.find(is)
  if (one === undefined) throw new Error('The benchmark has no figure for a line of this table.')
  return one
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const seconds = (value: number) => `${value.toFixed(2)} s`
const whole = (value: number) => value.toLocaleString('en')
const milliseconds = (value: number) => `${Math.round(value).toLocaleString('en')} ms`
const precise = (value: number) => `${value.toFixed(3)} ms`
