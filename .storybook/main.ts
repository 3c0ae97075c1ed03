import type { StorybookConfig } from '@storybook/react-vite'
import tailwindcss from '@tailwindcss/vite'
import { mergeConfig } from 'vite'
import { cssBrowsers } from '../scripts/cssBrowsers.mjs'
import { mswWorkerPlugin } from '../scripts/mswWorkerPlugin.mjs'
import { playgroundPlugin } from './playground/playgroundPlugin.js'

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.@(ts|tsx)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  features: { sidebarOnboardingChecklist: false },
  // Works without a network, and calls nobody.
  core: {
    disableTelemetry: true,
    disableProjectJson: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
  },
  viteFinal: (viteConfig) =>
    mergeConfig(viteConfig, {
      build: { cssTarget: cssBrowsers },
      plugins: [tailwindcss(), mswWorkerPlugin(), playgroundPlugin()],
    }),
}

export default config
