import '../src/styles.css'
import './preview.css'
import type { Preview } from '@storybook/react-vite'
import { mswLoader } from 'msw-storybook-addon/csf3'
import { axeOptions } from './axeOptions.js'
import { startWorker } from './startWorker.js'
import { StoryFrame } from './StoryFrame.js'
import { applySettings, mocks, storySettings, type RushesParameters } from './storyBackend.js'
import { globalTypes, initialGlobals, type ToolbarGlobals } from './toolbar.js'

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [
    mswLoader(startWorker),
    async ({ globals, parameters }) => applySettings(storySettings(globals, parameters)),
  ],
  decorators: [
    (Story, { globals, parameters }) => {
      const { backend, theme, direction, language } = globals as unknown as ToolbarGlobals
      const { provider = true } = (parameters['rushes'] ?? {}) as RushesParameters
      return (
        <StoryFrame
          settings={storySettings(globals, parameters)}
          wantsHandler={backend === 'handler'}
          theme={theme}
          direction={direction}
          language={language}
          provider={provider}
        >
          <Story />
        </StoryFrame>
      )
    },
  ],
  globalTypes,
  initialGlobals: { ...initialGlobals },
  parameters: {
    layout: 'padded',
    msw: { handlers: { video: mocks.handlers } },
    // A violation fails the run, in the sidebar and in `npm test` alike.
    a11y: { test: 'error', options: axeOptions },
    controls: { sort: 'requiredFirst' },
    options: {
      storySort: {
        order: [
          'Guide',
          [
            'Start',
            'Hooks',
            'Backend',
            'Frameworks',
            'Errors',
            'Security',
            'Providers',
            'Your own provider',
            'Polling',
            'Theming',
            'Languages',
            'shadcn',
            'Mocks',
            'Scenarios',
            'Testing your app',
            'Several machines',
            'Coming from elsewhere',
            'Benchmarks',
            'Architecture',
            'Decisions',
          ],
          'Reference',
          'Studio',
          'Components',
          [
            'VideoStudio',
            'PromptForm',
            'FrameControl',
            'CfgSlider',
            'VideoResult',
            'VideoResult, failed',
            'VideoResult, refused',
            'TaskProgress',
            'TaskFeed',
            'In your own form',
            'RushesProvider',
            'TranslationProvider',
          ],
          'Languages',
          'Theme',
          'Studio over your own provider',
          'Polling lab',
          'Reference',
        ],
      },
    },
  },
}

export default preview
