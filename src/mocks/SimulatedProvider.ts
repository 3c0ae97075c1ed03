import type { Clock } from '../core/Clock.js'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { taskKind, typicalMs } from '../models/taskKind.js'
import type { Fault, Pace, Scenario } from './Scenario.js'
import { simulatedTaskId } from './simulatedTaskId.js'
import { SimulatedTask } from './SimulatedTask.js'
import { SimulatedTime } from './SimulatedTime.js'
import type { ScenarioName } from './scenarios.js'
import { scenarioInPrompt, scenarioNamed } from './scenarios.js'

/** What every simulated provider may be told. */
export interface SimulationOptions {
  /** What happens to a task whose prompt asks for nothing else. Default `success`. */
  scenario?: ScenarioName
  /** How many times faster than the clock a task lives. Default 1; 0 holds it still until `advance`. */
  timeScale?: number
  /** Default: the system's. */
  clock?: Pick<Clock, 'now'>
}

/** What a test or a toolbar can do with a simulation, whichever face it has. */
export interface Simulation {
  /** For tasks created from now on. Throws a RangeError for a name that is not in the table. */
  readonly setScenario: (name: ScenarioName) => void
  /** For all tasks, from now on. */
  readonly setTimeScale: (timeScale: number) => void
  /** All that was accepted since the beginning or the last `reset`, oldest first: what would have been paid for. */
  readonly tasks: readonly SimulatedTask[]
  /** Lets so many simulated milliseconds pass for all tasks, at once and without a timer. */
  readonly advance: (ms: number) => void
  /** Forgets every task and returns to the scenario and time scale of the beginning. */
  readonly reset: () => void
}

/** A provider that exists in memory only: it takes tasks, and they end as their scenarios say. It speaks no dialect. */
export class SimulatedProvider implements Simulation {
  readonly tasks: SimulatedTask[] = []
  readonly time: SimulatedTime
  readonly #options: Required<Pick<SimulationOptions, 'scenario' | 'timeScale'>>
  #scenario: ScenarioName
  #created = 0

  constructor({ scenario = 'success', timeScale = 1, clock = Date }: SimulationOptions = {}) {
    this.#options = { scenario, timeScale }
    this.#scenario = scenarioNamed(scenario).name
    this.time = new SimulatedTime(clock, timeScale)
  }

  setScenario(name: ScenarioName): void {
    this.#scenario = scenarioNamed(name).name
  }

  setTimeScale(timeScale: number): void {
    this.time.setTimeScale(timeScale)
  }

  advance(ms: number): void {
    this.time.advance(ms)
  }

  reset(): void {
    this.tasks.length = 0
    this.setScenario(this.#options.scenario)
    this.setTimeScale(this.#options.timeScale)
  }

  find(taskId: string): SimulatedTask | undefined {
    return this.tasks.find((task) => task.taskId === taskId)
  }

  /** One create: the task where it was accepted, and what is wrong with the answer. Either, both, never neither. */
  create(
    model: VideoModel,
    input: Omit<VideoInput, 'model'>,
  ): { row: Scenario } & (
    { task: SimulatedTask; fault?: undefined } | { task?: SimulatedTask; fault: Fault }
  ) {
    const scenario = scenarioInPrompt(input.prompt) ?? scenarioNamed(this.#scenario)
    const row: Scenario = scenario
    if (row.create && !row.create.accepted) return { row, fault: row.create.fault }

    this.#created += 1
    const taskId = simulatedTaskId(model.provider, this.time.now(), this.#created)
    const kind = taskKind(model, input)
    const task = new SimulatedTask(
      {
        taskId,
        model,
        kind,
        prompt: input.prompt,
        scenario,
        durationMs: durationOf(taskId, scenario.pace ?? 'typical', typicalMs(model, kind)),
      },
      this.time,
    )
    this.tasks.push(task)
    return row.create ? { row, task, fault: row.create.fault } : { row, task }
  }
}

/** How long a task takes: about the middle of the usual time, a little more or less by its id. */
function durationOf(
  taskId: string,
  pace: Pace,
  [from, to]: readonly [number, number] = [30_000, 60_000],
): number {
  const typical = Math.round(from + (to - from) * (0.35 + 0.3 * fractionOf(taskId)))
  return { typical, early: Math.round(typical / 8), slow: to * 3, never: Infinity }[pace]
}

/** The same number from 0 to 1 for the same text (FNV-1a). */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash / 0xffffffff
}
