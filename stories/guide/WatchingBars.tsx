import hooks from '../../test/bench/hooks/results.json'
import minute from '../../test/bench/tasks/results.json'
import type { Bar } from './BenchBars.js'
import { BenchBars } from './BenchBars.js'
import { medianOf } from './medianOf.js'

const MANY = 1_000

const names = new Map([
  ['ours', 'useTaskStatus in each row'],
  ['feed', 'useTasks, and useGeneration in each row'],
  ['plain', 'useQuery in each row, every 5 s'],
  ['plain until done', 'useQuery in each row, every 5 s until it is done'],
])

/** What a thousand watched tasks cost in a minute, ours beside plain react-query. */
export function MinuteBars() {
  const lines = minute.lines.filter(({ tasks, shows }) => tasks === MANY && shows === 'state')
  const bars = (key: 'requests' | 'mainThreadMs', text: (value: number) => string): Bar[] =>
    [...names].map(([by, name]) => {
      const runs = lines.find((line) => line.by === by)?.runs ?? []
      const value = medianOf(runs.map((run) => run[key]))
      return { name, value, text: text(value), isOurs: by === 'ours' || by === 'feed' }
    })
  return (
    <>
      <BenchBars
        title="Requests in a minute, a thousand tasks"
        note="Shorter is better."
        bars={bars('requests', (value) => value.toLocaleString('en'))}
      />
      <BenchBars
        title="Time of the page’s main thread in that minute"
        note="Seconds, layout and painting included; shorter is better."
        bars={bars('mainThreadMs', (value) => `${(value / 1000).toFixed(1)} s`)}
      />
    </>
  )
}

const measures = [
  { key: 'mountMs', title: 'Rendering a thousand tasks for the first time' },
  { key: 'changedMs', title: 'One check of each, and all have changed' },
  { key: 'unchangedMs', title: 'One check of each, and none has changed' },
] as const

/** What one rendering and one check of a thousand tasks cost. */
export function HooksBars() {
  return measures.map(({ key, title }) => (
    <BenchBars
      key={key}
      title={title}
      note="Milliseconds of the main thread, the median; shorter is better."
      bars={hooks.lines
        .filter(({ tasks }) => tasks === MANY)
        .map((line) => ({
          name: line.by === 'ours' ? 'useTaskStatus' : 'useQuery',
          value: line[key],
          text: `${line[key].toFixed(0)} ms`,
          isOurs: line.by === 'ours',
        }))}
    />
  ))
}
