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
    build: { write: false, rolldownOptions: { input: 'benchPage.ts' }, modulePreload: false },
  })) as Rolldown.RolldownOutput
  const { code } = built.output[0]
  if (code.includes('jsxDEV')) throw new Error('The page is built for development, which nobody ships.')
  return code
}
