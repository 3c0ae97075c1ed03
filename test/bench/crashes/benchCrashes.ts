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
  times: number
  sequences: number
  folder: URL
}): Promise<void> {
  const { times, sequences, folder } = options
  const [redis, file] = await Promise.all([startRedisServer(), buildHandlerProcess()])
  const sections: string[] = []
  const problems: string[] = []
  for (const mode of ['callbacks', 'silent', 'memory'] as const) {
    const tallies = await talliesOf(mode, file.path, redis.socketPath, times)
    problems.push(
      ...tallies.flatMap(({ point, runs }) =>
        runs.flatMap((run) => run.problems.map((each) => `${mode}, ${point}: ${each}`)),
      ),
    )
    sections.push(`## ${titles[mode]}\n\n${tableOf(tallies)}`)
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
  const head = `# Handlers that are killed in the midst of a create

\`npm run bench:crashes\` ends a handler's process with SIGKILL at each of ${crashPoints.length} points of a create, ${times} times each,
and starts it again. The upstream is simulated, in another process, and goes on; Redis is a real one.

**${problems.length} problems**${problems.length ? `:\n\n${problems.map((each) => `- ${each}`).join('\n')}` : ': no task that the upstream accepted was lost, no click made two, and the host heard of each end once.'}

- **task**: the click's task is found by its intent, and answered by its id.
- **uncertain**: the upstream may have accepted it or not; nothing is sent again, the browser is told \`in-flight\`, and, after two
  minutes, the host \`task-uncertain\`.
- **free**: nothing is on record and nothing was sent; a repeat of the click makes the one task.
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
