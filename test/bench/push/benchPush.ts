import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { heldConnections } from './heldConnections.js'
import { randomDrops } from './randomDrops.js'
import { threeProcesses } from './threeProcesses.js'

export interface BenchOptions {
  /** A tenth of everything: a look in passing. */
  isQuick: boolean
  /** Where `results.md` is written; nowhere in a quick run. */
  folder: URL
}

/** Measures push through real processes and real connections, says it, and writes it down. `false` where a promise is broken. */
export async function benchPush({ isQuick, folder }: BenchOptions): Promise<boolean> {
  const part = isQuick ? 0.1 : 1
  const drops = await randomDrops({
    drops: 1000 * part,
    browsers: 100 * part,
    tasksEach: 10,
    seconds: 60 * part,
  })
  console.log(drops)
  const held = await heldConnections({
    connections: 1000 * part,
    seconds: isQuick ? 6 : 60,
    changesPerSecond: 20 * part,
  })
  console.log(held)
  const fleet = await threeProcesses({
    tasks: 2000 * part,
    browsers: 80 * part,
    lostCallbacks: 50 * part,
    seconds: isQuick ? 10 : 60,
  })
  console.log(fleet)

  const lag = (lags: readonly number[]) => lags.map((each) => `${Math.round(each)} ms`).join(' · ')
  const text = `# Push, measured

Real handler processes, real HTTP connections, the real \`watchTasks\`; browsers, upstream and load balancer share one more
process. Node ${process.versions.node}, ${cpus().length} cores for all of it and for whatever else the machine did: its load was ${loadavg()[2]?.toFixed(0)}
in the last quarter of an hour. Written by \`npm run bench:push\`.

## Three processes over one redis-server, one killed midway

| | |
|---|---|
| tasks · browsers (streams) | 2,000 · 80, two for each user |
| callbacks | on any of the processes; 50 of 2,000 never come, and those tasks are found by looking |
| terminal events expected · missed · doubled on the wire | ${fleet.expected} · ${fleet.missed} · ${fleet.doubled} |
| from callback to browser, p50 · p99 · most | ${lag(fleet.lagMs)} |
| the same from 3 s before the kill until 15 s after it | ${lag(fleet.lagAroundKillMs)} |
| checks for each task, with callbacks and looks | ${fleet.checksPerTask.toFixed(2)} |

## A thousand streams on one process, held under 20 changes a second

| | |
|---|---|
| streams · held | 1,000 · ${held.heldSeconds.toFixed(0)} s |
| changes · missed · doubled | ${held.changes} · ${held.missed} · ${held.doubled} |
| streams made anew, counted from the opening of all at once | ${held.reconnected} |
| from callback to browser, p50 · p99 · most | ${lag(held.lagMs)} |
| memory for each stream: heap · resident (where the process reuses what it had to spare) | ${held.heapKibPerConnection.toFixed(1)} KiB · ${held.rssKibPerConnection.toFixed(1)} KiB |
| share of one core | ${(held.cpuShare * 100).toFixed(0)} % |

## Connections that break

| | |
|---|---|
| drops · connections in all | ${drops.dropped} · ${drops.connections} |
| terminal events expected · missed · doubled on the wire | ${drops.expected} · ${drops.missed} · ${drops.doubled} |

A terminal event is doubled on the wire where it had reached the browser's machine, and the connection broke before the
page read it. The page hears it once.
`
  if (!isQuick) writeFileSync(new URL('results.md', folder), text)
  console.log(text)
  return [drops, held, fleet].every(({ missed }) => missed === 0) && held.doubled === 0
}
