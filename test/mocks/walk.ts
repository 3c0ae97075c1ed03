import type { VideoBackend } from '../../src/core/VideoBackend.js'
import type { Task } from '../../src/core/Task.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { Simulation, ScenarioEnd } from '../../src/mocks.js'

/** Lets a promise settle, by whatever time it takes: an error is a value here. */
export type Settle = <T>(promise: Promise<T>) => Promise<T | VideoError>

const HOUR_MS = 60 * 60 * 1000

export interface Walk {
  end: ScenarioEnd
  /** The states that were seen on the way, each once. */
  states: string[]
  task?: Task
}

/** Starts a task, looks at it as it grows older, and says where that ended. */
export async function walk(
  backend: VideoBackend,
  simulation: Simulation,
  settle: Settle,
  input: VideoInput = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox in the snow' },
): Promise<Walk> {
  const created = await settle(backend.createTask(input, { intentId: 'click-1' }))
  if (created instanceof VideoError) {
    if (created.code !== 'uncertain') return ended({ phase: 'refused', code: created.code })
    return ended({ phase: 'uncertain', found: await turnsUp(backend, simulation, settle) })
  }
  const states = [created.state]
  let last: Task | VideoError = created
  for (const ms of [20_000, HOUR_MS, 0]) {
    simulation.advance(ms)
    last = await settle(backend.getTask(created))
    if (!(last instanceof VideoError) && last.state !== states.at(-1)) states.push(last.state)
  }
  if (last instanceof VideoError) return ended({ phase: 'unanswered', code: last.code }, states)
  if (last.state === 'failed') return ended({ phase: 'failed', reason: last.failure.reason }, states, last)
  return ended({ phase: last.state === 'success' ? 'success' : 'running' }, states, last)
}

/** Whether a create of unknown outcome shows itself: by its intent, or else in what the provider has accepted. */
async function turnsUp(backend: VideoBackend, simulation: Simulation, settle: Settle): Promise<boolean> {
  if (!backend.findTask) return simulation.tasks.length === 1
  if ((await settle(backend.findTask('click-1'))) !== 'in-flight') return false
  simulation.advance(HOUR_MS)
  return (await settle(backend.findTask('click-1'))) !== undefined
}

function ended(end: ScenarioEnd, states: string[] = [], task?: Task): Walk {
  return { end, states, ...(task && { task }) }
}
