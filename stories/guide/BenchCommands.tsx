import { Table } from './Table.js'

/** Minutes on two cores that have nothing else to do. */
const commands: readonly [command: string, what: string, minutes: number][] = [
  ['bench', 'the next five, one after the other', 7],
  ['bench:sizes', 'what a page downloads', 1],
  ['bench:overhead', 'what the handler adds', 1],
  ['bench:hooks', 'one rendering, one check', 2],
  ['bench:polling', 'when to ask; the same figures on every machine', 2],
  ['bench:once', 'at most one paid task for each wish', 1],
  ['bench:tasks', 'a minute with many tasks, many times over', 14],
  ['bench:push', 'three handlers, one killed; needs a redis-server', 4],
  ['bench:crashes', 'handlers killed within a create; needs a redis-server', 10],
]

/** What is run by which command, and how long it takes. */
export function BenchCommands() {
  return (
    <Table
      head={['command', 'what', 'minutes']}
      rows={commands.map(([command, what, minutes]) => [
        <code key={command}>npm run {command}</code>,
        what,
        minutes,
      ])}
    />
  )
}
