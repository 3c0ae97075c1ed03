import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Rolldown } from 'vite'
import { build } from 'vite'

/** The script of a folder's `benchPage.ts`, as an app would ship it: minified, with production React. */
export async function pageScript(folder: URL): Promise<string> {
  const built = (await build({
    configFile: false,
    root: fileURLToPath(folder),
    logLevel: 'error',
    mode: 'production',
    plugins: [react()],
    build: {
      write: false,
      // One file, with what is loaded later in an app: the page is given a script, and has nowhere to load from.
      rolldownOptions: { input: 'benchPage.ts', output: { codeSplitting: false } },
      modulePreload: false,
    },
  })) as Rolldown.RolldownOutput
  const { code } = built.output[0]
  if (code.includes('jsxDEV')) throw new Error('The page is built for development, which nobody ships.')
  return code
}
