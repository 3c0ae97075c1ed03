import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { builtSource } from './builtSource.js'

const shared = { testTimeout: 60_000 }

// `npm run test:dist`: the suite of Node and jsdom over what is published, in place of its source. `npm run check:dist`
// runs a part of it.
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    projects: [
      {
        plugins: [react(), builtSource()],
        test: {
          ...shared,
          name: 'node-dist',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{dom,browser}.test.ts', 'test/package/**', 'test/playground/**'],
          setupFiles: ['test/support/cleanConsole.ts'],
        },
      },
      {
        plugins: [react(), builtSource()],
        test: {
          ...shared,
          name: 'jsdom-dist',
          environment: 'jsdom',
          isolate: false,
          include: ['test/**/*.dom.test.{ts,tsx}'],
          exclude: ['test/react18/**'],
          setupFiles: ['test/support/cleanConsole.ts', 'test/support/setup.dom.ts'],
        },
      },
    ],
  },
})
