import { QueryClient } from '@tanstack/react-query'
import { act, fireEvent, render, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { createBackend } from '../../../src/backend/createBackend.js'
import { property, textProperty } from '../../../src/core/unknownJson.js'
import { RushesProvider } from '../../../src/hooks/RushesProvider.js'
import { createLedger } from '../../../src/ledger/createLedger.js'
import type { UpstreamMocks } from '../../../src/mocks.js'
import { providerMocks } from '../../../src/mocks.js'
import { apixo } from '../../../src/providers/apixo.js'
import type { TaskStore } from '../../../src/server/TaskStore.js'
import { createVideoHandler, memoryStore } from '../../../src/server.js'
import { OncePage } from './OncePage.js'
import type { Wire, WireFault } from './faultyWire.js'
import { exchange, fetchOver, silence, WIRE_FAULTS } from './faultyWire.js'
import { pass } from './fastTime.js'
import type { SeededRandom } from './seededRandom.js'
import { tabStorage } from './tabStorage.js'

const ORIGIN = 'http://localhost:3000'
/** From then on everything works again, so that what is left undone has nobody else to blame. */
const FAULTS_END_MS = 90_000

/** One tab with the app in it. */
export interface Tab {
  press(name: string): void
  /** Everything that the person may press, by name. */
  buttons(): string[]
  form(): HTMLFormElement
  /** The page is gone, as by a crash: nothing of it runs any more. */
  kill(): void
  /** The page is frozen for the way back: what it was fetching is cut off, and it hears of that when it is shown again. */
  freeze(): void
  thaw(): void
}

/** A browser, the real handler and a simulated upstream, between which everything may break. */
export class OnceWorld {
  readonly prompt: string
  readonly mocks: UpstreamMocks
  readonly random: SeededRandom
  /** What the next create meets between browser and handler, or handler and provider; by chance where it is absent. */
  nextCreate: { browser?: WireFault; provider?: WireFault } = {}
  isOffline = false
  callbacksLost = 0
  readonly hasCallbacks: boolean
  forgot = false
  #server: { handler: Wire; kill(): void }
  #store: TaskStore = memoryStore()
  readonly #startedAt = Date.now()
  readonly #tabs = new Set<Tab>()

  constructor(number: number, random: SeededRandom) {
    this.prompt = `video number ${number}`
    this.random = random
    this.hasCallbacks = random.chance(0.5)
    this.mocks = providerMocks.apixo({
      onCallback: async (_url, request) => {
        if (!random.chance(0.8)) return void (this.callbacksLost += 1)
        await this.#server.handler(request)
      },
    })
    this.#server = this.#start()
  }

  /** How often a create for the prompt came to the upstream, whatever became of it, by intent where there are several. */
  get upstreamCreates(): number {
    return this.mocks.requests.filter(
      ({ url, body }) =>
        url.includes('/generateTask/') && textProperty(property(body, 'input'), 'prompt') === this.prompt,
    ).length
  }

  get accepted(): number {
    return this.mocks.tasks.filter(({ prompt }) => prompt === this.prompt).length
  }

  /** The ledger as a page that is opened now finds it. */
  ledger() {
    return createLedger({ storage: localStorage }).read()
  }

  open(children?: ReactNode): Tab {
    const storage = tabStorage()
    const client = new QueryClient()
    const reach: Reach = { isAlive: true, isFrozen: false, thawed: [] }
    const backend = createBackend({
      url: `${ORIGIN}/api/video`,
      fetch: fetchOver((request) => this.#fromTab(request, reach)),
    })
    const view = render(
      <StrictMode>
        <RushesProvider
          backend={backend}
          queryClient={client}
          ledger={createLedger({ storage })}
          polling={{ nextDelayMs: () => 20_000 }}
        >
          {children}
          <OncePage prompt={this.prompt} />
        </RushesProvider>
      </StrictMode>,
    )
    const page = within(view.container)
    const tab: Tab = {
      press(name) {
        const [button] = page.queryAllByRole('button', { name })
        if (button) fireEvent.click(button)
      },
      buttons: () => page.queryAllByRole('button').map(({ textContent }) => textContent),
      form: () => page.getByRole<HTMLFormElement>('form'),
      kill: () => {
        reach.isAlive = false
        storage.close()
        view.unmount()
        void client.cancelQueries()
        client.clear()
        this.#tabs.delete(tab)
      },
      freeze() {
        reach.isFrozen = true
        window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
      },
      thaw() {
        reach.isFrozen = false
        act(() => {
          window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
          for (const tell of reach.thawed.splice(0)) tell()
        })
      },
    }
    this.#tabs.add(tab)
    return tab
  }

  /** The handler's process dies in whatever it is doing, and another takes its place. */
  restart(keepsStore: boolean): void {
    this.#server.kill()
    if (!keepsStore) {
      this.#store = memoryStore()
      this.forgot = true
    }
    this.#server = this.#start()
  }

  /** Lets time pass for everything. */
  async pass(ms: number): Promise<void> {
    const end = Date.now() + ms
    while (Date.now() < end) {
      await pass(Math.min(5_000, end - Date.now()))
      // Whatever has ended calls back.
      this.mocks.advance(0)
    }
  }

  close(): void {
    for (const tab of [...this.#tabs]) tab.kill()
    this.#server.kill()
  }

  #start() {
    const process = { isAlive: true }
    /** A dead process neither hears nor says anything. */
    const whileAlive = async <T,>(work: () => Promise<T>): Promise<T> => {
      if (!process.isAlive) return silence()
      try {
        return await work()
      } finally {
        await diesWith(process)
      }
    }
    const { mocks, random } = this
    const handler = createVideoHandler({
      providers: [
        apixo({
          apiKey: 'test-key-1234',
          fetch: fetchOver((request) =>
            whileAlive(() =>
              exchange(upstreamWire(mocks), request, this.#fault(request, 'provider'), random),
            ),
          ),
        }),
      ],
      authorize: 'public',
      secret: 'a secret that only this test knows',
      store: ofProcess(this.#store, whileAlive),
      production: false,
      ...(this.hasCallbacks && { publicUrl: ORIGIN }),
    })
    return {
      handler: (request: Request) => whileAlive(() => handler(request)),
      kill: () => {
        process.isAlive = false
      },
    }
  }

  async #fromTab(request: Request, reach: Reach): Promise<Response> {
    if (!reach.isAlive) return silence()
    // Listening is proven elsewhere; here a proxy swallows it.
    if (request.url.endsWith('/events')) return new Response(null, { status: 404 })
    const fault = this.isOffline ? 'refused' : this.#fault(request, 'browser')
    const server = this.#server
    try {
      return await exchange((sent) => server.handler(sent), request, fault, this.random)
    } finally {
      await diesWith(reach)
      await staysCutOff(reach)
    }
  }

  #fault(request: Request, between: 'browser' | 'provider'): WireFault {
    const isCreate = /\/tasks$|\/generateTask\//.test(request.url)
    const set = isCreate ? this.nextCreate[between] : undefined
    if (set) return set
    if (Date.now() - this.#startedAt > FAULTS_END_MS) return 'none'
    return this.random.chance(isCreate ? 0.5 : 0.3) ? this.random.oneOf(WIRE_FAULTS) : 'none'
  }
}

/** How a tab reaches the network. */
interface Reach {
  isAlive: boolean
  isFrozen: boolean
  /** What it is told when it is shown again. */
  thawed: (() => void)[]
}

/** What is dead hears nothing more. */
async function diesWith(one: { isAlive: boolean }): Promise<void> {
  if (!one.isAlive) await silence()
}

/** The network of a frozen page is cut off, and it hears of that when it is shown again. */
async function staysCutOff(reach: Reach): Promise<void> {
  if (!reach.isFrozen) return
  await new Promise<void>((resolve) => reach.thawed.push(resolve))
  throw new TypeError('Failed to fetch')
}

function upstreamWire(mocks: UpstreamMocks): Wire {
  return (request) => mocks.fetch(request)
}

function ofProcess(store: TaskStore, whileAlive: <T>(work: () => Promise<T>) => Promise<T>): TaskStore {
  return {
    ...(store.since !== undefined && { since: store.since }),
    get: (...given) => whileAlive(() => store.get(...given)),
    set: (...given) => whileAlive(() => store.set(...given)),
    delete: (...given) => whileAlive(() => store.delete(...given)),
    replace: (...given) => whileAlive(() => store.replace(...given)),
    consume: (...given) => whileAlive(() => store.consume(...given)),
    publish: (...given) => whileAlive(() => store.publish(...given)),
    listen: (...given) => whileAlive(() => store.listen(...given)),
  }
}
