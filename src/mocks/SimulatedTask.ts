import type { ModelId } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { ProviderName } from './ProviderName.js'
import { providerNameOf } from './ProviderName.js'
import type { Fault, Scenario } from './Scenario.js'
import type { SimulatedTime } from './SimulatedTime.js'
import type { ScenarioName } from './scenarios.js'
import { progressAt } from './TaskMoment.js'

export interface SimulatedTaskOptions {
  taskId: string
  model: VideoModel
  kind: string
  prompt: string
  scenario: Scenario & { readonly name: ScenarioName }
  durationMs: number
}

/** A task that the simulated provider has accepted. It grows older with the simulated time and has no timer. */
export class SimulatedTask {
  readonly taskId: string
  readonly model: ModelId
  readonly kind: string
  readonly prompt: string
  /** The name of the scenario that it was created under; setting another changes nothing about it. */
  readonly scenario: ScenarioName
  /** Unix milliseconds. */
  readonly createTime: number
  /** How long it takes in simulated milliseconds; `Infinity` where it never ends. */
  readonly durationMs: number
  readonly #row: Scenario
  readonly #model: VideoModel
  readonly #time: SimulatedTime
  readonly #bornAt: number
  #checks = 0

  constructor(options: SimulatedTaskOptions, time: SimulatedTime) {
    this.taskId = options.taskId
    this.model = options.model.id
    this.#model = options.model
    this.kind = options.kind
    this.prompt = options.prompt
    this.scenario = options.scenario.name
    this.durationMs = options.durationMs
    this.createTime = time.now()
    this.#row = options.scenario
    this.#time = time
    this.#bornAt = time.passed()
  }

  /** Whose model it uses, and so who speaks of it. */
  get provider(): ProviderName {
    return providerNameOf(this.#model.provider)
  }

  /** The scenario itself, as the table has it. */
  get row(): Scenario {
    return this.#row
  }

  /** The model itself, as the registry has it. */
  get videoModel(): VideoModel {
    return this.#model
  }

  /** How old it is, in simulated milliseconds. */
  get ageMs(): number {
    return this.#time.passed() - this.#bornAt
  }

  /** How often it has been asked for. */
  get checks(): number {
    return this.#checks
  }

  /** The provider's word for how far it is: `pending`, `processing` or an odder one, `success`, `failed`. */
  get state(): string {
    return progressAt(this.ageMs, this).state
  }

  /** Counts a status check, and says what is wrong with the answer to it. */
  check(): Fault | undefined {
    this.#checks += 1
    const { checks } = this.#row
    return checks && this.#checks <= checks.times ? checks.fault : undefined
  }
}
