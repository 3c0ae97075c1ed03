/** One import that is weighed. */
export interface SizedImport {
  name: string
  /** The module that is bundled. For ours, `rushes` stands for what is published. */
  source: string
  /** Whose it is, and what it is beside. */
  group: 'ours' | 'theirs' | 'hook' | 'component' | 'part'
}

const provided = (names: string) =>
  `export { RushesProvider, createBackend, ${names} } from 'rushes'\nexport { QueryClient } from '@tanstack/react-query'`

const hooks = [
  'useGenerateVideos',
  'useTaskStatus',
  'useTasks',
  'useGeneration',
  'usePromptForm',
  'useFrames',
  'useVideoResult',
  'useModels',
]

const components = [
  'PromptForm',
  'FrameControl',
  'CfgSlider',
  'VideoResult',
  'TaskProgress',
  'TaskFeed',
  'VideoStudio',
]

/** The way from a prompt to a video, and all that is on the screen of it. */
export const ourImports: readonly SizedImport[] = [
  { name: 'rushes: useGenerateVideo + createBackend', source: provided('useGenerateVideo'), group: 'ours' },
  {
    name: 'rushes: all components',
    source: `export * from 'rushes/components'\n${provided('useGenerateVideo')}`,
    group: 'ours',
  },
  ...hooks.map((name) => ({ name, source: provided(name), group: 'hook' as const })),
  ...components.map((name) => ({
    name,
    source: `export { ${name} } from 'rushes/components'`,
    group: 'component' as const,
  })),
  {
    name: '@tanstack/react-query: useQuery',
    source: `export { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'`,
    group: 'part',
  },
]

/** What others bring for it, as their documents import it. */
export const theirImports: readonly SizedImport[] = [
  {
    name: '@tanstack/ai-react: useGenerateVideo + fetchServerSentEvents',
    source: `export { useGenerateVideo, fetchServerSentEvents } from '@tanstack/ai-react'`,
    group: 'theirs',
  },
  {
    name: '@fal-ai/client (no hook)',
    source: `export { fal } from '@fal-ai/client'`,
    group: 'theirs',
  },
  {
    name: '@uploadthing/react: useUploadThing (uploads only)',
    source: `import { generateReactHelpers } from '@uploadthing/react'\nexport const { useUploadThing } = generateReactHelpers()`,
    group: 'theirs',
  },
  {
    name: 'replicate (made for servers)',
    source: `export { default } from 'replicate'`,
    group: 'theirs',
  },
  {
    name: '@runwayml/sdk (made for servers)',
    source: `export { default } from '@runwayml/sdk'`,
    group: 'theirs',
  },
]
