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
  // Only TypeScript itself sees through forwardRef, extended props and types from elsewhere.
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      include: ['src/**/*.tsx'],
      shouldExtractLiteralValuesFromEnum: true,
      shouldRemoveUndefinedFromOptional: true,
      // What the element itself takes, such as className, is not said again.
      propFilter: ({ parent }) => parent === undefined || !parent.fileName.includes('node_modules'),
    },
  },
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
