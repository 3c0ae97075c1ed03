import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { taskPush } from '../../src/backend/TaskPush.js'
import { createClock } from '../../src/core/Clock.js'
import type { Task, TaskRef } from '../../src/core/Task.js'
import type { VideoBackend } from '../../src/core/VideoBackend.js'

const MODEL = 'apixo/kling-2-5-turbo-pro'
const refTo = (taskId: string): TaskRef => ({ taskId, model: MODEL })
const running = (taskId: string): Task => ({ ...refTo(taskId), state: 'processing' })
const done = (taskId: string): Task => ({
  ...refTo(taskId),
  state: 'success',
  resultUrls: ['https://cdn.example/a.mp4'],
})

type Watch = NonNullable<VideoBackend['watchTasks']>

interface Connection {
  ids: string[]
  on: Parameters<Watch>[1]
  isOpen: boolean
}

/** What a page hears over a backend that opens its connections only on paper. */
function listening(begin: (connection: Connection) => void = () => undefined) {
  const connections: Connection[] = []
  const watchTasks: Watch = (refs, on) => {
    const connection = { ids: refs.map(({ taskId }) => taskId), on, isOpen: true }
    connections.push(connection)
    begin(connection)
    return () => {
      connection.isOpen = false
    }
  }
  const unused = () => Promise.reject(new Error('nobody asks'))
  const backend: VideoBackend = { describe: unused, createTask: unused, getTask: unused, watchTasks }
  const push = taskPush(backend, {
    clock: createClock(),
    together: (writes) => {
      writes()
    },
  })
  const ups: boolean[] = []
  push.subscribe(() => ups.push(push.isUp()))
  const open = () => connections.filter(({ isOpen }) => isOpen)
  return { push, connections, open, ups }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount(), 'no timer is left').toBe(0)
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('one connection', () => {
  it('serves however many tasks and listeners begin together', async () => {
    const { push, connections } = listening()
    const heard = vi.fn<(task: Task) => void>()
    for (let index = 0; index < 300; index += 1) {
      for (let times = 0; times < 3; times += 1) push.listen(refTo(`${index % 100}`), heard)
    }
    await pass(50)
    expect(connections.map(({ ids }) => ids.length)).toEqual([100])
    connections[0]!.on.task(running('7'))
    expect(heard).toHaveBeenCalledTimes(9)
  })

  it('is held until the next stands, which knows the new task too: nothing falls between the two', async () => {
    const { push, connections, open } = listening()
    const heard = vi.fn<(task: Task) => void>()
    push.listen(refTo('one'), heard)
    await pass(50)
    connections[0]!.on.contact(true)
    push.listen(refTo('two'), heard)
    await pass(50)
    expect(connections.map(({ ids }) => ids)).toEqual([['one'], ['one', 'two']])
    expect(open()).toHaveLength(2)
    expect(push.isUp()).toBe(true)
    connections[0]!.on.task(running('one'))
    expect(heard).toHaveBeenLastCalledWith(running('one'))
    connections[1]!.on.contact(true)
    expect(open()).toEqual([connections[1]])
    connections[0]!.on.contact(false)
    expect(push.isUp(), 'what the last one says is no news').toBe(true)
    connections[1]!.on.task(done('two'))
    expect(heard).toHaveBeenLastCalledWith(done('two'))
  })

  it('lets go of all before it when tasks come faster than connections stand', async () => {
    const { push, connections, open } = listening()
    for (const taskId of ['one', 'two', 'three']) {
      push.listen(refTo(taskId), () => undefined)
      await pass(50)
    }
    expect(open()).toHaveLength(3)
    connections[2]!.on.contact(true)
    expect(open()).toEqual([connections[2]])
  })

  it('says when it comes and goes, once each', async () => {
    const { push, connections, ups } = listening()
    push.listen(refTo('one'), () => undefined)
    await pass(50)
    const { contact } = connections[0]!.on
    contact(false)
    contact(true)
    contact(true)
    contact(false)
    contact(true)
    expect(ups).toEqual([true, false, true])
  })
})

describe('the end', () => {
  it('a settled task is not listened to any more, and the last one closes the connection', async () => {
    const { push, connections, open } = listening()
    const heard = vi.fn<(task: Task) => void>()
    push.listen(refTo('one'), heard)
    push.listen(refTo('two'), heard)
    await pass(50)
    connections[0]!.on.contact(true)
    connections[0]!.on.task(done('one'))
    connections[0]!.on.task(running('one'))
    expect(heard.mock.calls).toEqual([[done('one')]])
    expect(open()).toHaveLength(1)
    connections[0]!.on.task(done('two'))
    expect(open()).toEqual([])
    expect(push.isUp()).toBe(false)
  })

  it('the last listener closes the connection, or keeps it from being opened', async () => {
    const { push, connections, open } = listening()
    const leaveFirst = push.listen(refTo('one'), () => undefined)
    const leaveSecond = push.listen(refTo('one'), () => undefined)
    await pass(50)
    leaveFirst()
    expect(open()).toHaveLength(1)
    leaveSecond()
    expect(open()).toEqual([])
    push.listen(refTo('two'), () => undefined)()
    await pass(1_000)
    expect(connections).toHaveLength(1)
  })

  it('a backend that tells at once that all have ended is hung up on', async () => {
    const { push, open } = listening(({ on }) => {
      on.contact(true)
      on.task(done('one'))
    })
    push.listen(refTo('one'), () => undefined)
    await pass(50)
    expect(open()).toEqual([])
    expect(push.isUp()).toBe(false)
  })
})

describe('a watchTasks that throws', () => {
  it('does no harm: nothing is up, and polling goes on', async () => {
    const { push, ups } = listening(() => {
      throw new Error('no streams here')
    })
    const leave = push.listen(refTo('one'), () => undefined)
    await pass(1_000)
    expect(push.isUp()).toBe(false)
    expect(ups).toEqual([])
    leave()
  })

  it('is not believed when it said that it was up, and takes the connection before it along', async () => {
    let isBroken = false
    const { push, open, ups } = listening(({ on }) => {
      on.contact(true)
      if (isBroken) throw new Error('no streams any more')
    })
    push.listen(refTo('one'), () => undefined)
    await pass(50)
    isBroken = true
    push.listen(refTo('two'), () => undefined)
    await pass(50)
    expect(ups).toEqual([true, false])
    expect(open().filter(({ ids }) => ids.length === 1)).toEqual([])
  })
})
