import { startRedisServer } from '../../support/redisServer.js'
import { benchBrowser, createTasks } from './benchBrowser.js'
import { benchUpstream } from './benchUpstream.js'
import type { BenchProcess } from './handlerFleet.js'
import { roundRobin, startHandler } from './handlerFleet.js'
import { quantile, seededRandom, sleep, until, upstreamId } from './measure.js'

/** Both the callback and the look that would have found it first take their time; after this nothing comes any more. */
const PATIENCE_MS = 120_000
/** How long a load balancer sends requests to a process that is gone. */
const NOTICED_AFTER_MS = 1_000

export interface ThreeProcesses {
  tasks: number
  browsers: number
  lostCallbacks: number
  seconds: number
}

/**
 * Three handler processes over one redis-server behind a round robin. Each user has two browsers; callbacks land on any
 * process, some never come; midway one process is killed.
 */
export async function threeProcesses({ tasks, browsers, lostCallbacks, seconds }: ThreeProcesses) {
  const random = seededRandom(5)
  const redis = await startRedisServer()
  const processes: BenchProcess[] = []
  const balancer = roundRobin(processes)
  const { send } = balancer
  const upstream = await benchUpstream(send)
  processes.push(...(await Promise.all([0, 1, 2].map(() => startHandler(upstream.url, redis.socketPath)))))

  const users = Array.from({ length: browsers / 2 }, (_, index) => `user-${index}`)
  const owners = Array.from({ length: tasks }, (_, index) => users[index % users.length] ?? '')
  const refs = await createTasks(send, owners)
  const all = users.flatMap((user) => {
    const own = refs.filter((_, index) => owners[index] === user)
    return [benchBrowser(send, user, own), benchBrowser(send, user, own)].map((browser) => ({ browser, own }))
  })
  const areUp = await until(() => all.every(({ browser }) => browser.isUp()), 30_000)

  const calledAt = new Map<string, number>()
  const victim = processes[1]
  let killedAt = Infinity
  const finishing = refs.map(async ({ taskId }, index) => {
    await sleep(((index + random()) / tasks) * seconds * 1000)
    if (index === Math.floor(tasks / 2) && victim) {
      killedAt = performance.now()
      void victim.kill()
      void sleep(NOTICED_AFTER_MS).then(() => balancer.takeOut(victim))
    }
    const isLost = index % Math.floor(tasks / lostCallbacks) === 7
    if (!isLost) calledAt.set(taskId, performance.now())
    await upstream.set(upstreamId(taskId), 'success', { isLost })
  })
  await Promise.all(finishing)
  await until(() => all.every(({ browser, own }) => browser.endedAt.size === own.length), PATIENCE_MS)

  const events = all.flatMap(({ browser, own }) =>
    own.map(({ taskId }) => browser.terminalEvents.get(taskId) ?? 0),
  )
  const lags = all.flatMap(({ browser }) =>
    [...browser.endedAt].flatMap(([taskId, at]) => {
      const called = calledAt.get(taskId)
      return called === undefined ? [] : [{ called, lag: at - called }]
    }),
  )
  const calm = lags.filter(({ called }) => called < killedAt - 3_000 || called > killedAt + 15_000)
  const around = lags.filter(({ called }) => called >= killedAt - 3_000 && called <= killedAt + 15_000)
  const checks = upstream.checks()
  for (const { browser } of all) browser.stop()
  for (const each of processes) await each.kill()
  upstream.close()
  await redis.close()
  return {
    areUp,
    expected: events.length,
    missed: events.filter((count) => count === 0).length,
    doubled: events.filter((count) => count > 1).length,
    lagMs: [0.5, 0.99, 1].map((p) =>
      quantile(
        calm.map(({ lag }) => lag),
        p,
      ),
    ),
    lagAroundKillMs: [0.5, 0.99, 1].map((p) =>
      quantile(
        around.map(({ lag }) => lag),
        p,
      ),
    ),
    checksPerTask: checks / tasks,
  }
}
