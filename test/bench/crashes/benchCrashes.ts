import { writeFileSync } from 'node:fs'
import { startRedisServer } from '../../support/redisServer.js'
import { callbackSequence } from '../../server/callbackSequences.js'
import type { CrashPoint } from './crashPoints.js'
import { callbackPoints, crashPoints } from './crashPoints.js'
import type { CrashMode, CrashRun } from './crashRig.js'
import { CrashRig } from './crashRig.js'
import { buildHandlerProcess } from './HandlerProcess.js'

interface Tally {
  point: CrashPoint
  runs: CrashRun[]
}

const titles: Readonly<Record<CrashMode, string>> = {
  callbacks: 'Over Redis, callbacks arriving after the restart',
  silent: 'Over Redis, without callbacks',
  memory: 'Without Redis',
}

/** Kills a handler so many times at each point of a create, sends disordered callbacks, and writes down what came of it. */
export async function benchCrashes(options: {
  /** How often a handler is killed at each point. 0 leaves the way out. */
  times: Readonly<Record<CrashMode, number>>
  sequences: number
  folder: URL
}): Promise<void> {
  const { times, sequences, folder } = options
  const [redis, file] = await Promise.all([startRedisServer(), buildHandlerProcess()])
  const sections: string[] = []
  const problems: string[] = []
  for (const mode of (['callbacks', 'silent', 'memory'] as const).filter((each) => times[each] > 0)) {
    const tallies = await talliesOf(mode, file.path, redis.socketPath, times[mode])
    problems.push(
      ...tallies.flatMap(({ point, runs }) =>
        runs.flatMap((run) => run.problems.map((each) => `${mode}, ${point}: ${each}`)),
      ),
    )
    sections.push(`## ${titles[mode]}\n\n${mode === 'memory' ? memoryTableOf(tallies) : tableOf(tallies)}`)
    console.log(`${titles[mode]}: done, ${problems.length} problems so far`)
  }
  file.remove()
  await redis.close()

  let callbacks = 0
  for (let seed = 1; seed <= sequences; seed += 1) {
    const run = await callbackSequence(seed)
    callbacks += run.callbacks
    problems.push(...run.problems.map((each) => `sequence ${seed}: ${each}`))
  }
  const found = problems.map((each) => `- ${each}\n`).join('')
  const head = `# Handlers that are killed in the midst of a create

\`npm run bench:crashes\` ends a handler's process with SIGKILL at each point of a create at which something is waited for, and
starts it again. The upstream is simulated, in another process, and goes on; Redis is a real one.

**${problems.length} problems.**
${found}
What would be one: over Redis, a task that the upstream accepted and whose click is not told so (with callbacks: not found again),
a second create for one click, an end that the host heard never or twice; without Redis, an id that is not answered any more.

- **task**: the click's task is found by its intent, and answered by its id.
- **uncertain**: the upstream may have accepted it or not; nothing is sent again, the browser is told \`in-flight\`, and, after two
  minutes, the host \`task-uncertain\`. A handler that died before it sent anything left the same note as one that died after.
- **free**: nothing is on record and nothing was sent; a repeat of the click made the one task.
`
  const tail = `## Disordered callbacks

${sequences} random sequences (${callbacks} callbacks: doubled, late, many at once, to two handlers over one store, half of them after a
lost answer): ${problems.filter((each) => each.startsWith('sequence')).length} tasks whose end was told never, or more than once.
`
  writeFileSync(new URL('results.md', folder), [head, ...sections, tail].join('\n'))
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

async function talliesOf(mode: CrashMode, file: string, socket: string, times: number): Promise<Tally[]> {
  const rig = new CrashRig(mode, file, socket)
  await rig.start()
  const tallies: Tally[] = []
  for (const point of crashPoints) {
    if (mode === 'silent' && callbackPoints.includes(point)) continue
    const runs: CrashRun[] = []
    while (runs.length < times) runs.push(await rig.run(point))
    tallies.push({ point, runs })
  }
  await rig.stop()
  return tallies
}

function tableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ point, runs }) => {
    const ended = (end: CrashRun['end']) => runs.filter((run) => run.end === end).length
    const cells = [
      point,
      runs.length,
      runs.filter(({ accepted }) => accepted).length,
      ended('task'),
      ended('uncertain'),
      ended('free'),
      Math.max(...runs.map(({ creates }) => creates)),
      runs.flatMap((run) => run.problems).length,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `| killed | runs | accepted upstream | task | uncertain | free | creates, at most | problems |
| --- | --: | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}
`
}

/** What only one process knew is gone with it: what counts are the ids, which need no store. */
function memoryTableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ point, runs }) => {
    const sum = (of: (run: CrashRun) => number) => runs.reduce((total, run) => total + of(run), 0)
    const lost = sum(({ accepted, end, held }) => (accepted && end === 'free' && held < 2 ? 1 : 0))
    const cells = [point, runs.length, sum((run) => run.held), sum((run) => run.heldAnswered), lost]
    return `| ${cells.join(' | ')} |`
  })
  return `The last column is what Redis is for: the upstream had accepted the task, and the click that paid for it is forgotten
before the browser held its id. Without Redis that is not a problem that is counted, and it is one.

| killed | runs | ids held | answered after the restart | accepted and forgotten |
| --- | --: | --: | --: | --: |
${rows.join('\n')}
`
}
