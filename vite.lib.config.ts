import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { cssBrowsers } from './scripts/cssBrowsers.mjs'

// The library build: one output file for each source module, so that each keeps its own 'use client' line, and one
// stylesheet. The types come from tsc (tsconfig.build.json).

/** Every subpath of package.json's `exports` that is built: './server' comes from src/server.ts, '.' from src/index.ts. */
const entries = Object.fromEntries(
  Object.keys(packageJson.exports)
    .filter((subpath) => subpath !== './package.json')
    .map((subpath) => (subpath === '.' ? 'index' : subpath.slice(2)))
    .map((name) =>
      name === 'styles.css' ? ['styles', 'src/styles.css'] : ([name, `src/${name}.ts`] as const),
    ),
)

/** `import 'rushes/styles.css'` is checked by TypeScript too, which wants to find something there. */
const stylesheetTypes: Plugin = {
  name: 'rushes:stylesheet-types',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'styles.css.d.ts', source: 'export {}\n' })
  },
}

export default defineConfig({
  plugins: [react(), stylesheetTypes],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    cssMinify: true,
    cssTarget: cssBrowsers,
    // Lib mode's own default refuses a stylesheet among the entries.
    cssCodeSplit: true,
    lib: { entry: entries, formats: ['es'], cssFileName: 'styles' },
    rolldownOptions: {
      external: [/^[^./\0]/],
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
})
