import { createBackend, type VideoBackend } from '../src/index.js'
import { createVideoMocks, type ScenarioName } from '../src/mocks.js'
import type { ToolbarGlobals } from './toolbar.js'

/** What a story may fix for itself: `parameters: { rushes: { scenario: 'slow' } }`. The rest is the toolbar's. */
export interface RushesParameters {
  scenario?: ScenarioName
  timeScale?: number
  /** Always the mocks, whatever the toolbar says: for a story that is one state. */
  backend?: ToolbarGlobals['backend']
  /** Without a RushesProvider: for stories that bring their own, or need none. @default true */
  provider?: boolean
}

export interface StorySettings {
  backend: ToolbarGlobals['backend']
  scenario: ScenarioName
  timeScale: number
}

const urls = { mocks: '/mock/video', handler: '/api/video' } as const

/** The one simulated handler of all stories; a service worker answers with it. */
export const mocks = createVideoMocks({ url: urls.mocks })

export function storyBackend(backend: ToolbarGlobals['backend']): VideoBackend {
  return createBackend({ url: urls[backend] })
}

/** The toolbar's word, unless the story has its own. */
export function storySettings(
  globals: Record<string, unknown>,
  parameters: Record<string, unknown>,
): StorySettings {
  const toolbar = globals as unknown as ToolbarGlobals
  const own = (parameters['rushes'] ?? {}) as RushesParameters
  return {
    backend: own.backend ?? toolbar.backend,
    scenario: own.scenario ?? toolbar.scenario,
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
