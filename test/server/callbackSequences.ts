import type { Task, TaskState } from '../../src/core/Task.js'
import { parseJson, textProperty } from '../../src/core/unknownJson.js'
import { VideoError } from '../../src/core/VideoError.js'
import { createVideoHandler, memoryStore, type TaskStore, type VideoHandlerEvent } from '../../src/server.js'
import { fakeProvider } from './fakeProvider.js'

const ORIGIN = 'https://app.example.test'
const MODEL = 'apixo/kling-2-5-turbo-pro'

/** A number from 0 to 1, and the next one at each call: the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What was wrong with a run; nothing, where all is well. */
export interface SequenceRun {
  callbacks: number
  problems: string[]
}

/**
 * One task whose callbacks come twice, late and in any order, many at once, to either of two handlers that share a store;
 * the answer to its create is lost half of the time, and its owner looks at it in between. It must end once.
 */
export async function callbackSequence(
  seed: number,
  memory: TaskStore = memoryStore(),
): Promise<SequenceRun> {
  const random = seededRandom(seed)
  const { store, rest } = farStore(memory, random)
  const changes: TaskState[] = []
  const created: string[] = []
  const heard: TaskState[] = []
  const end = random() < 0.5 ? 'success' : 'failed'
  const isLost = random() < 0.5
  let state: TaskState = 'pending'

  const provider = fakeProvider()
  const taskNow = (): Task => {
    const ref = { taskId: 'p-1', model: MODEL }
    if (state === 'success') return { ...ref, state, resultUrls: ['https://cdn.example.test/1.mp4'] }
    if (state !== 'failed') return { ...ref, state }
    const failure = {
      reason: 'unknown',
      failCode: '',
      failMsg: '',
      charged: 'unknown',
      retryable: true,
    } as const
    return { ...ref, state, failure }
  }
  let callbackUrl = ''
  provider.createTask.mockImplementation((_, options) => {
    callbackUrl = options?.callbackUrl ?? ''
    return isLost ? Promise.reject(new VideoError('uncertain', 'lost')) : Promise.resolve(taskNow())
  })
  provider.getTask.mockImplementation(async () => {
    // What was true when the question arrived may not be when the answer does.
    const task = taskNow()
    await someTurns(random)
    return task
  })
  provider.readCallback = async (request) => ({
    taskId: 'p-1',
    outcome: {
      state: textProperty(parseJson(await request.text()), 'state') === 'end' ? 'processing' : 'pending',
    },
  })
  const onEvent = (event: VideoHandlerEvent) => {
    if (event.type === 'task-changed') changes.push(event.task.state)
    if (event.type === 'task-created') created.push(event.taskId)
  }
  const options = {
    providers: [provider],
    authorize: 'public',
    secret: 'sixteen or more characters',
    store,
  } as const
  const machines = [1, 2].map(() => createVideoHandler({ ...options, publicUrl: ORIGIN, onEvent }))
  const send = async (path: string, init?: RequestInit) => {
    const machine = machines[Math.floor(random() * machines.length)] ?? machines[0]
    const response = await machine?.(
      new Request(path.startsWith('/') ? `${ORIGIN}/api/video${path}` : path, init),
    )
    return { status: response?.status, body: parseJson((await response?.text()) ?? '') }
  }
  const headers = { 'Content-Type': 'application/json' }
  const { stop } = await store.listen('user:public', (message) => {
    heard.push(textProperty(parseJson(message), 'state') as TaskState)
  })

  await send('/tasks', {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': 'click-1' },
    body: JSON.stringify({ model: MODEL, prompt: 'a fox' }),
  })
  const problems: string[] = []
  let callbacks = 0
  const callback = async () => {
    callbacks += 1
    const body = JSON.stringify({ state: random() < 0.5 ? 'end' : 'begin' })
    const { status } = await send(callbackUrl, { method: 'POST', headers, body })
    if (status !== 200) problems.push(`a callback was answered with ${status}`)
  }
  const look = async () => {
    const { body } = await send('/intents/click-1')
    const task = (body as { task?: Task }).task
    if (task) await send(`/tasks/${task.taskId}`)
  }
  for (const next of ['pending', 'processing', end] as const) {
    state = next
    const count = Math.floor(random() * 4) + (next === end ? 1 : 0)
    await Promise.all(Array.from({ length: count }, () => (random() < 0.75 ? callback() : look())))
  }
  await Promise.all([callback(), callback()])
  // A look is answered before its news are out.
  await rest()
  stop()

  const ends = (states: TaskState[]) => states.filter((each) => each === 'success' || each === 'failed')
  if (ends(changes).join() !== end) problems.push(`the host heard of the ends [${ends(changes).join()}]`)
  if (ends(heard).join() !== end) problems.push(`listeners heard of the ends [${ends(heard).join()}]`)
  const ranks = heard.map((each) => ['pending', 'processing', end].indexOf(each))
  if (ranks.some((rank, index) => index > 0 && rank <= (ranks[index - 1] ?? -1)))
    problems.push(`states went back: ${heard.join()}`)
  if (created.length !== 1) problems.push(`the host heard of ${created.length} creations`)
  if (provider.createTask.mock.calls.length !== 1) problems.push('it was created more than once')
  return { callbacks, problems }
}

/** The store as it is over a network: each use takes a while on the way there, and another on the way back. */
function farStore(near: TaskStore, random: () => number): { store: TaskStore; rest: () => Promise<void> } {
  let underWay = 0
  async function far<T>(act: () => Promise<T>): Promise<T> {
    underWay += 1
    try {
      await someTurns(random)
      const done = await act()
      await someTurns(random)
      return done
    } finally {
      underWay -= 1
    }
  }
  const store: TaskStore = {
    ...near,
    get: (key) => far(() => near.get(key)),
    set: (key, value, options) => far(() => near.set(key, value, options)),
    replace: (key, expected, value, options) => far(() => near.replace(key, expected, value, options)),
  }
  /** Until nobody uses it any more. */
  const rest = async () => {
    do await new Promise(setImmediate)
    while (underWay > 0)
  }
  return { store, rest }
}

async function someTurns(random: () => number): Promise<void> {
  for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate)
}
