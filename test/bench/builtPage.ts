import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Rolldown } from 'vite'
import { build } from 'vite'

export interface BuiltPage {
  script: string
  /** Empty where the page imports none. */
  style: string
}

/** The script and the style of a folder's `benchPage.ts`, as an app would ship them: minified, with production React. */
export async function builtPage(folder: URL): Promise<BuiltPage> {
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
  const script = built.output[0].code
  if (script.includes('jsxDEV')) throw new Error('The page is built for development, which nobody ships.')
  const style = built.output.find(({ fileName }) => fileName.endsWith('.css'))
  return { script, style: style?.type === 'asset' ? style.source.toString() : '' }
}
