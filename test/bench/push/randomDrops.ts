import { benchBrowser, createTasks } from './benchBrowser.js'
import { benchUpstream } from './benchUpstream.js'
import { startHandler } from './handlerFleet.js'
import { seededRandom, sleep, until, upstreamId } from './measure.js'

export interface RandomDrops {
  drops: number
  browsers: number
  tasksEach: number
  seconds: number
}

/** Connections break at any moment while tasks end; each browser comes back by itself and goes on where it was. */
export async function randomDrops({ drops, browsers: count, tasksEach, seconds }: RandomDrops) {
  const random = seededRandom(11)
  let url = ''
  const send = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init)
  const upstream = await benchUpstream(send)
  const handler = await startHandler(upstream.url)
  url = handler.url
  const users = Array.from({ length: count * tasksEach }, (_, index) => `user-${index % count}`)
  const refs = await createTasks(send, users)
  const browsers = Array.from({ length: count }, (_, index) => {
    const own = refs.filter((_, at) => at % count === index)
    return { own, browser: benchBrowser(send, `user-${index}`, own) }
  })
  await until(() => browsers.every(({ browser }) => browser.isUp()), 30_000)

  let dropped = 0
  // The last task of each browser ends after the last drop, so that there is always something left to listen to.
  const isLast = (index: number) => index >= refs.length - count
  const ending = refs.map(async ({ taskId }, index) => {
    if (isLast(index)) return
    await sleep(random() * seconds * 1000)
    await upstream.set(upstreamId(taskId), 'success')
  })
  while (dropped < drops) {
    const { browser } = browsers[Math.floor(random() * count)] ?? {}
    if (browser?.drop()) dropped += 1
    await sleep((seconds * 1000) / drops / 2)
  }
  await Promise.all(ending)
  await Promise.all(
    refs.filter((_, index) => isLast(index)).map(({ taskId }) => upstream.set(upstreamId(taskId), 'success')),
  )
  await until(() => browsers.every(({ browser, own }) => browser.endedAt.size === own.length), 60_000)

  const events = browsers.flatMap(({ browser, own }) =>
    own.map(({ taskId }) => browser.terminalEvents.get(taskId) ?? 0),
  )
  const missed = browsers.flatMap(({ browser, own }) =>
    own.filter(({ taskId }) => !browser.endedAt.has(taskId)),
  )
  const connections = browsers.reduce((sum, { browser }) => sum + browser.connections(), 0)
  for (const { browser } of browsers) browser.stop()
  await handler.kill()
  upstream.close()
  return {
    dropped,
    connections,
    expected: events.length,
    missed: missed.length,
    doubled: events.filter((times) => times > 1).length,
  }
}
