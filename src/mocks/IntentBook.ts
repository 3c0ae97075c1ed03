import type { SimulatedProvider } from './SimulatedProvider.js'
import type { SimulatedTask } from './SimulatedTask.js'

/** How long an intent that came to nothing stays open, in simulated milliseconds. Then nobody knows of it. */
const OPEN_MS = 60_000

interface Intent {
  readonly body: string
  readonly task: SimulatedTask | undefined
  /** The answer to the create was lost, so that nobody knows of the task at first. */
  readonly uncertain: boolean
  readonly openedAt: number
}

/** Which click became which task, so that a repeat of it starts no second one. */
export class IntentBook {
  readonly #intents = new Map<string, Intent>()
  readonly #provider: SimulatedProvider

  constructor(provider: SimulatedProvider) {
    this.#provider = provider
  }

  /** Notes an intent that was accepted, or may have been. One that was refused is not noted: it may be sent again. */
  note(intentId: string, intent: Omit<Intent, 'openedAt'>): void {
    this.#intents.set(intentId, { ...intent, openedAt: this.#provider.time.passed() })
  }

  /** What was sent under the intent; `undefined` where nothing is known of it. */
  bodyOf(intentId: string): string | undefined {
    return this.outcomeOf(intentId) && this.#intents.get(intentId)?.body
  }

  /**
   * What became of an intent. One whose answer was lost is in flight until its task is worked on, and is found then;
   * one that never arrived is in flight for a minute.
   */
  outcomeOf(intentId: string): SimulatedTask | 'in-flight' | undefined {
    const intent = this.#intents.get(intentId)
    if (!intent) return undefined
    if (intent.task) return intent.uncertain && intent.task.state === 'pending' ? 'in-flight' : intent.task
    return this.#provider.time.passed() - intent.openedAt < OPEN_MS ? 'in-flight' : undefined
  }

  clear(): void {
    this.#intents.clear()
  }
}
