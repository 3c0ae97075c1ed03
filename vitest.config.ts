import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './scripts/chromium.mjs'
import { playgroundPlugin } from './.storybook/playground/playgroundPlugin.js'
import { mswWorkerPlugin } from './scripts/mswWorkerPlugin.mjs'
import { emulateMedia } from './test/accessibility/emulateMedia.js'
import { allowClipboard, pressAndChoose, pressKeys } from './test/accessibility/keyboardCommands.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const chromium = findChromium()

const browser = () => ({
  enabled: true,
  headless: true,
  provider: playwright({
    launchOptions: { ...(chromium !== undefined && { executablePath: chromium }), args: chromiumArgs },
    // As large as the largest page of a test: what does not fit is shown smaller, and so are its pictures.
    contextOptions: { viewport: { width: 1280, height: 1500 } },
  }),
  instances: [{ browser: 'chromium' as const }],
  commands: { allowClipboard, emulateMedia, pressAndChoose, pressKeys },
  screenshotFailures: false,
})

/** Every package that a page loads. One that is found only while a test runs would reload the page under it. */
const browserPackages = [
  'react',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  '@tanstack/react-query',
  '@base-ui/react/direction-provider',
  '@base-ui/react/slider',
  '@testing-library/dom',
  '@testing-library/jest-dom/vitest',
  '@testing-library/react',
  'axe-core',
  'fast-check',
  'lucide-react',
  'msw',
  'msw/browser',
  'nanoid',
  'react-dropzone',
  'zod/mini',
]

/** Limits for a busy machine, not waits: a state that comes is seen at once. */
const patient = { testTimeout: 60_000, expect: { poll: { timeout: 15_000 } } }

// A test's name says where it runs: x.test.ts in Node, x.dom.test.tsx in jsdom, x.browser.test.tsx in Chromium.
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{dom,browser}.test.ts'],
          setupFiles: ['test/support/cleanConsole.ts'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // One world for all files, as in a page: to make it anew for each took longer than the tests.
          isolate: false,
          testTimeout: 60_000,
          include: ['test/**/*.dom.test.{ts,tsx}'],
          exclude: ['test/react18/**'],
          setupFiles: ['test/support/cleanConsole.ts', 'test/support/setup.dom.ts'],
        },
      },
      {
        // What React 19 forbids by itself and React 18 lets through must be forbidden by the kit.
        plugins: [react()],
        resolve: {
          alias: [
            { find: /^react$/, replacement: at('./node_modules/react-18/index.js') },
            { find: /^react\/(.*)$/, replacement: at('./node_modules/react-18/$1.js') },
            { find: /^react-dom$/, replacement: at('./node_modules/react-dom-18/index.js') },
            { find: /^react-dom\/(.*)$/, replacement: at('./node_modules/react-dom-18/$1.js') },
          ],
        },
        test: {
          name: 'react-18',
          environment: 'jsdom',
          testTimeout: 60_000,
          include: ['test/react18/*.dom.test.tsx', 'test/components/hostile*.dom.test.tsx'],
          setupFiles: [
            'test/react18/requireReact18.ts',
            'test/support/cleanConsole.ts',
            'test/support/setup.dom.ts',
          ],
          server: {
            deps: { inline: [/@tanstack/, /@base-ui/, /@floating-ui/, /lucide-react/, /react-dropzone/] },
          },
        },
      },
      {
        // The playground's handler is one world for all its pages: the files take their turns.
        plugins: [react(), tailwindcss(), mswWorkerPlugin(), playgroundPlugin({ environment: {} })],
        optimizeDeps: { include: browserPackages },
        test: {
          ...patient,
          name: 'browser',
          fileParallelism: false,
          provide: { walks: Number(process.env['RUSHES_WALKS'] ?? 40) },
          include: ['test/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['test/support/cleanConsole.ts', 'test/support/setup.browser.ts'],
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: at('./.storybook') }), mswWorkerPlugin()],
        test: {
          ...patient,
          name: 'storybook',
          // One page for all stories, as in Storybook's own: to load it anew for each file took a third of the time.
          isolate: false,
          provide: { axe: process.env['RUSHES_AXE'] === 'all' ? 'all' : 'in-turn' },
          setupFiles: ['test/accessibility/setup.storybook.ts', 'test/storybook/setup.storybook.ts'],
          browser: browser(),
        },
      },
    ],
  },
})
