import { benchBrowser, createTasks } from './benchBrowser.js'
import { benchUpstream } from './benchUpstream.js'
import { startHandler } from './handlerFleet.js'
import { quantile, seededRandom, sleep, until, upstreamId } from './measure.js'

export interface HeldConnections {
  connections: number
  seconds: number
  changesPerSecond: number
}

/** One handler process without Redis that holds many streams, each of a user with one task, while tasks change. */
export async function heldConnections({ connections, seconds, changesPerSecond }: HeldConnections) {
  const random = seededRandom(7)
  let url = ''
  const send = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init)
  const upstream = await benchUpstream(send)
  const handler = await startHandler(upstream.url)
  url = handler.url
  const users = Array.from({ length: connections }, (_, index) => `user-${index}`)
  const refs = await createTasks(send, users)
  const before = await handler.ask({ type: 'memory' })
  const browsers = refs.map((ref, index) => benchBrowser(send, users[index] ?? '', [ref]))
  const areUp = await until(() => browsers.every((browser) => browser.isUp()), 60_000)
  const held = await handler.ask({ type: 'memory' })

  // Every task in turn gets to work, then ends, in an order of chance.
  const changes = seconds * changesPerSecond
  const turns = refs
    .slice(0, Math.ceil(changes / 2))
    .map(({ taskId }, index) => ({ taskId, index, turn: random() }))
    .sort((one, other) => one.turn - other.turn)
  const steps = [
    ...turns.map((each) => ({ ...each, state: 'processing' as const })),
    ...turns.map((each) => ({ ...each, state: 'success' as const })),
  ].slice(0, changes)
  const began = performance.now()
  const calledAt = new Map<string, number>()
  await Promise.all(
    steps.map(async ({ taskId, state }, at) => {
      await sleep((at / changesPerSecond) * 1000)
      if (state === 'success') calledAt.set(taskId, performance.now())
      await upstream.set(upstreamId(taskId), state)
    }),
  )
  await until(
    () => steps.every(({ taskId, index, state }) => browsers[index]?.changes.has(`${taskId} ${state}`)),
    20_000,
  )
  const heldSeconds = (performance.now() - began) / 1000
  const after = await handler.ask({ type: 'memory' })

  const missed = steps.filter(
    ({ taskId, index, state }) => !browsers[index]?.changes.has(`${taskId} ${state}`),
  )
  const lags = turns.flatMap(({ taskId, index }) => {
    const [called, ended] = [calledAt.get(taskId), browsers[index]?.endedAt.get(taskId)]
    return called === undefined || ended === undefined ? [] : [ended - called]
  })
  const reconnected = browsers.filter((browser) => browser.connections() > 1).length
  for (const browser of browsers) browser.stop()
  await sleep(1_000)
  await handler.kill()
  upstream.close()
  if (before.type !== 'memory' || held.type !== 'memory' || after.type !== 'memory')
    throw new Error('No memory told')
  return {
    areUp,
    changes: steps.length,
    missed: missed.length,
    doubled: browsers.filter(({ terminalEvents }) => [...terminalEvents.values()].some((count) => count > 1))
      .length,
    reconnected,
    heldSeconds,
    lagMs: [0.5, 0.99, 1].map((p) => quantile(lags, p)),
    heapKibPerConnection: (held.heap - before.heap) / connections / 1024,
    rssKibPerConnection: (held.rss - before.rss) / connections / 1024,
    cpuShare: (after.cpuMs - held.cpuMs) / (heldSeconds * 1000),
    checks: upstream.checks(),
  }
}
