import { createBackend, type VideoBackend } from '../src/index.js'
import { createVideoMocks, type ScenarioName } from '../src/mocks.js'
import { offering } from './offering.js'
import { scenarioOf } from './scenarioGlobal.js'
import type { ToolbarGlobals } from './toolbar.js'

/** What a story may fix for itself: `parameters: { rushes: { scenario: 'slow' } }`. The rest is the toolbar's. */
export interface RushesParameters {
  scenario?: ScenarioName
  timeScale?: number
  /** Always the mocks, whatever the toolbar says: for a story that is one state. */
  backend?: ToolbarGlobals['backend']
  /** Only this provider's models, or all of them, whatever the toolbar says. */
  upstream?: ToolbarGlobals['upstream']
  /** Without a RushesProvider: for stories that bring their own, or need none. @default true */
  provider?: boolean
}

export interface StorySettings {
  backend: ToolbarGlobals['backend']
  upstream: ToolbarGlobals['upstream']
  scenario: ScenarioName
  timeScale: number
}

const urls = { mocks: '/mock/video', handler: '/api/video' } as const

/** The one simulated handler of all stories; a service worker answers with it. */
export const mocks = createVideoMocks({ url: urls.mocks })

/** The backend that the toolbar names, with the models that it wants to see. */
export function storyBackend({
  backend,
  upstream,
}: Pick<StorySettings, 'backend' | 'upstream'>): VideoBackend {
  return offering(createBackend({ url: urls[backend] }), upstream)
}

/** The toolbar's word, unless the story has its own. */
export function storySettings(
  globals: Record<string, unknown>,
  parameters: Record<string, unknown>,
): StorySettings {
  const toolbar = globals as unknown as ToolbarGlobals
  const own = (parameters['rushes'] ?? {}) as RushesParameters
  return {
    backend: own.backend ?? (import.meta.env.DEV ? toolbar.backend : 'mocks'),
    upstream: own.upstream ?? toolbar.upstream,
    scenario: own.scenario ?? scenarioOf(toolbar.scenario),
    timeScale: own.timeScale ?? Number.parseFloat(toolbar.timeScale),
  }
}

/** Tells whoever answers what is to happen next: the mocks in this page, or the playground behind the handler. */
export async function applySettings({ backend, scenario, timeScale }: StorySettings): Promise<void> {
  if (backend === 'mocks') {
    mocks.setScenario(scenario)
    mocks.setTimeScale(timeScale)
    return
  }
  await fetch('/playground/control', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ scenario, timeScale }),
  })
}
