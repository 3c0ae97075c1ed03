import { useLayoutEffect, useState, type ReactNode } from 'react'
import { QueryClient } from '@tanstack/react-query'
import { TranslationProvider } from '../src/components.js'
import { createClock, createLedger, RushesProvider } from '../src/index.js'
import { languages } from './languages.js'
import { storyBackend, type StorySettings } from './storyBackend.js'
import type { ToolbarGlobals } from './toolbar.js'

/** What stands around every story: theme and direction on the page, its language, and a RushesProvider of its own. */
export function StoryFrame({
  settings,
  wantsHandler,
  theme,
  direction,
  language,
  provider,
  children,
}: {
  settings: StorySettings
  /** The toolbar asks for the handler. */
  wantsHandler: boolean
  theme: ToolbarGlobals['theme']
  direction: ToolbarGlobals['direction']
  language: ToolbarGlobals['language']
  provider: boolean
  children: ReactNode
}) {
  useLayoutEffect(() => {
    const page = document.documentElement
    page.dir = direction
    if (theme === 'system') delete page.dataset['theme']
    else page.dataset['theme'] = theme
    page.style.colorScheme = theme === 'system' ? 'light dark' : theme
  }, [theme, direction])

  const spoken = (
    <>
      {wantsHandler && !import.meta.env.DEV && <NoHandler />}
      <TranslationProvider messages={languages[language]}>{children}</TranslationProvider>
    </>
  )
  if (!provider) return spoken
  // Another world, another provider: nothing of the last one is left over.
  return (
    <StoryProvider key={Object.values(settings).join(' ')} settings={settings}>
      {spoken}
    </StoryProvider>
  )
}

/** Said by the static build, which is files and nothing else. */
function NoHandler() {
  return (
    <p role="note" className="no-handler">
      The handler needs a server, and this is a Storybook without one: the mocks answer here. Run{' '}
      <code>npm start</code> for the handler.
    </p>
  )
}

function StoryProvider({ settings, children }: { settings: StorySettings; children: ReactNode }) {
  const [world] = useState(() => ({
    backend: storyBackend(settings),
    clock: createClock({ timeScale: settings.timeScale }),
    // In memory: a story begins with nothing, whatever was made in another.
    ledger: createLedger(),
    queryClient: new QueryClient(),
  }))
  return <RushesProvider {...world}>{children}</RushesProvider>
}
