import type { QueryClient } from '@tanstack/react-query'
import { QueryObserver, focusManager, onlineManager } from '@tanstack/react-query'
import { createListeners } from '../core/createListeners.js'
import type { VideoBackend } from '../core/VideoBackend.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { ComingPolicy } from './comingPolicy.js'
import { modelsQueryOptions } from './modelsQueryOptions.js'
import type { TaskWatch } from './TaskWatch.js'

/** What every watched task needs to know, and none of them owns. */
export interface Surroundings {
  /** Nobody is asked: the browser is offline, or the page hidden. */
  isPaused: boolean
  /** The backend tells of tasks by itself at the moment. */
  isPushed: boolean
  /** The backend can tell by itself. */
  hasPush: boolean
  models: readonly VideoModel[]
  /** Nothing is known of the models yet. */
  isModelComing: boolean
  /** The policy is not here yet, so that nobody knows when to look. */
  isPolicyComing: boolean
}

export interface SurroundingsSource {
  /** The same object until something changes. */
  read: () => Surroundings
  /** The same for a server's page, and the browser's first rendering of it. */
  readOnServer: () => Surroundings
  subscribe: (listener: () => void) => () => void
}

const NO_MODELS: readonly VideoModel[] = []

/** One subscription to each of its parts, however many tasks are watched. */
export function surroundingsOf(
  backend: VideoBackend,
  { watch, coming }: { watch: TaskWatch; coming: ComingPolicy },
  client: QueryClient,
): SurroundingsSource {
  const listeners = createListeners(() => {
    const leaves = [models, onlineManager, focusManager, watch, coming].map((each) => each.subscribe(tell))
    return () => {
      for (const leave of leaves) leave()
    }
  })
  const models = new QueryObserver(client, modelsQueryOptions(backend))
  let last: Surroundings | undefined

  function now(isPaused: boolean): Surroundings {
    const { data, isPending } = models.getCurrentResult()
    const next: Surroundings = {
      isPaused,
      isPushed: watch.isUp(),
      hasPush: data?.powers.push === true,
      models: data?.models ?? NO_MODELS,
      isModelComing: isPending,
      isPolicyComing: coming.isComing(),
    }
    if (!last || !isSame(last, next)) last = next
    return last
  }

  const read = () => now(!onlineManager.isOnline() || !focusManager.isFocused())

  function tell() {
    const before = last
    if (read() !== before) listeners.tell()
  }

  return {
    read,
    readOnServer: () => now(false),
    subscribe: listeners.subscribe,
  }
}

function isSame(one: Surroundings, other: Surroundings): boolean {
  return (Object.keys(one) as (keyof Surroundings)[]).every((key) => one[key] === other[key])
}
