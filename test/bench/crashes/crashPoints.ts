import type { TaskStore } from '../../../src/server/TaskStore.js'
import type { VideoProvider } from '../../../src/providers/provider.js'

/** Every point of a create at which something is waited for, in the order in which they come. */
export const crashPoints = [
  'before the claim is written',
  'after the claim is written',
  'before the limit is counted',
  'after the limit is counted',
  'before the callback is on record',
  'after the callback is on record',
  'before the provider is called',
  'before the request is sent',
  'while the answer is awaited',
  'when the answer has begun',
  'when the provider has answered',
  'before the intent is read',
  'after the intent is read',
  'before the task is on record',
  'after the task is on record',
  'before the task is bound to its job',
  'after the task is bound to its job',
  'before the answer leaves',
  'after the answer has left',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** Those that only a handler with a `publicUrl` comes to. */
export const callbackPoints: readonly CrashPoint[] = [
  'before the callback is on record',
  'after the callback is on record',
  'before the task is bound to its job',
  'after the task is bound to its job',
]

/** The one at which the upstream does the killing: it has accepted the task, and has not answered yet. */
export const AWAITED: CrashPoint = 'while the answer is awaited'

/** Called at each point. Where the process is to end there, it does not come back. */
export type Reached = (point: CrashPoint) => void

export function crashingStore(store: TaskStore, reached: Reached): TaskStore {
  async function around<T>(before: CrashPoint, after: CrashPoint, act: () => Promise<T>): Promise<T> {
    reached(before)
    const done = await act()
    reached(after)
    return done
  }
  return {
    ...store,
    set(key, value, options) {
      const act = () => store.set(key, value, options)
      if (key.startsWith('intent:'))
        return around('before the claim is written', 'after the claim is written', act)
      if (key.startsWith('job:'))
        return around('before the callback is on record', 'after the callback is on record', act)
      if (key.startsWith('bound:'))
        return around('before the task is bound to its job', 'after the task is bound to its job', act)
      return act()
    },
    get(key) {
      const act = () => store.get(key)
      return key.startsWith('intent:')
        ? around('before the intent is read', 'after the intent is read', act)
        : act()
    },
    replace(key, expected, value, options) {
      const act = () => store.replace(key, expected, value, options)
      return key.startsWith('intent:')
        ? around('before the task is on record', 'after the task is on record', act)
        : act()
    },
    consume: (key, rule, uses) =>
      around('before the limit is counted', 'after the limit is counted', () =>
        store.consume(key, rule, uses),
      ),
  }
}

export function crashingFetch(reached: Reached): typeof fetch {
  return async (input, init) => {
    const isCreate = init?.method === 'POST'
    if (isCreate) reached('before the request is sent')
    const response = await fetch(input, init)
    if (isCreate) reached('when the answer has begun')
    return response
  }
}

export function crashingProvider(provider: VideoProvider, reached: Reached): VideoProvider {
  return {
    ...provider,
    async createTask(input, options) {
      reached('before the provider is called')
      const task = await provider.createTask(input, options)
      reached('when the provider has answered')
      return task
    },
  }
}
