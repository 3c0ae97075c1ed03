import { cleanup, render } from '@testing-library/react'
import { expect } from 'vitest'
import { commands } from 'vitest/browser'
import { VideoStudio } from '../../src/components.js'
import { createClock, RushesProvider, type PollingPolicy } from '../../src/index.js'
import { randomOf, seedOf } from '../bench/polling/random.js'
import { walkStates, WalkWorld, type walkMedia, type WalkState } from './WalkWorld.js'

/** Not a key that a page listens to: when it is pressed something happens by itself. */
const HAPPENS = 'F9'
const PRESSES = 16

/** How often each is pressed. */
const keys: Readonly<Record<string, number>> = {
  Tab: 34,
  'Shift+Tab': 12,
  Enter: 16,
  Space: 8,
  Escape: 3,
  Delete: 3,
  Backspace: 2,
  Home: 2,
  End: 2,
  PageUp: 1,
  PageDown: 1,
  ArrowLeft: 3,
  ArrowRight: 3,
  ArrowUp: 3,
  ArrowDown: 3,
  a: 3,
  'Control+Enter': 3,
  [HAPPENS]: 10,
}

export interface Walked {
  seed: number
  state: WalkState
  presses: number
  /** The element that had the focus, and the key that was pressed last, where the focus fell to the page after it. */
  fall?: string
  /** From where Tab went out of the page, into the browser's own buttons: the focus is somewhere, and the walk is over. */
  left?: string
}

/** Walks over the Studio by keys alone, the same way for the same seed. Presses what the focus is on, wherever that is. */
export async function walk(seed: number, media: Awaited<ReturnType<typeof walkMedia>>): Promise<Walked> {
  const random = randomOf(seedOf('walk', seed))
  const state = walkStates[seed % walkStates.length] ?? 'empty'
  const world = new WalkWorld(state, random, media)
  render(<Page world={world} />)
  await expect
    .poll(() => document.querySelector('[data-rushes="prompt-form"] button'), { interval: 10 })
    .toBeTruthy()

  const watch = watchFocus(world)
  window.focus()
  startOf(random)?.focus()
  await commands.pressKeys(Array.from({ length: PRESSES }, () => pick(random)))
  // What was set off by the last of them happens too.
  await new Promise((resolve) => setTimeout(resolve, 30))
  const seen = watch.end()
  cleanup()
  return { seed, state, ...seen }
}

function pick(random: () => number): string {
  const all = Object.entries(keys)
  let left = random() * all.reduce((sum, [, weight]) => sum + weight, 0)
  return all.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'Tab'
}

/** Somewhere on the page, so that the far parts are walked over as often as the near ones. */
function startOf(random: () => number): HTMLElement | undefined {
  const places = [
    ...document.querySelectorAll<HTMLElement>(
      '[data-rushes] :is(button, textarea, select, a[href], summary)',
    ),
  ].filter((place) => place.checkVisibility() && !place.matches(':disabled'))
  return places[Math.floor(random() * places.length)]
}

/** Looks before each key, and at the end: a focus that fell lies on the page until someone moves it. */
function watchFocus(world: WalkWorld) {
  let held: Element | undefined
  let pressed = 'nothing'
  let presses = 0
  const seen: Pick<Walked, 'fall' | 'left'> = {}
  const look = () => {
    const { activeElement, body } = document
    if (activeElement !== null && activeElement !== body) {
      held = activeElement
      return
    }
    const words = `${held ? nameOf(held) : 'nothing'} after ${pressed}`
    // A page that still had it would have its body focused, and the next key.
    const isOutside = !document.hasFocus() && pressed.endsWith('Tab') && held?.isConnected
    if (isOutside) seen.left ??= words
    else if (seen.left === undefined) seen.fall ??= words
  }
  const onKeyDown = (event: KeyboardEvent) => {
    look()
    presses += 1
    pressed = `${event.shiftKey ? 'Shift+' : ''}${event.key}`
    if (event.key !== HAPPENS) return
    event.preventDefault()
    world.happen()
  }
  window.addEventListener('keydown', onKeyDown, true)
  return {
    end() {
      look()
      window.removeEventListener('keydown', onKeyDown, true)
      return { presses, ...seen }
    },
  }
}

function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)
  return `${element.localName}[${element.getAttribute('data-slot') ?? ''}] "${label}"`
}

const eager: PollingPolicy = { nextDelayMs: () => 100 }

/** The Studio between two buttons of its host, from the last of which Tab goes back to the first: nobody leaves. */
function Page({ world }: { world: WalkWorld }) {
  return (
    <RushesProvider
      backend={world}
      ledger={world.ledger}
      polling={eager}
      clock={createClock({ timeScale: 100 })}
    >
      <div onKeyDown={goRound}>
        <button type="button" data-end="first">
          Before
        </button>
        <VideoStudio defaultValue={world.draft} draftKey={null} />
        <button type="button" data-end="last">
          After
        </button>
      </div>
    </RushesProvider>
  )
}

function goRound(event: React.KeyboardEvent): void {
  const end = (event.target as HTMLElement).dataset['end']
  if (event.key !== 'Tab' || end !== (event.shiftKey ? 'first' : 'last')) return
  event.preventDefault()
  document.querySelector<HTMLElement>(`[data-end='${event.shiftKey ? 'last' : 'first'}']`)?.focus()
}
