import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateInChromium, openInChromium } from './generateInChromium.mjs'
import { run, runBin } from './run.mjs'
import { serve } from './serve.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
const runsMsw3 = major > 22 || (major === 22 && minor >= 12)

const typeCheck = { name: 'types', run: (folder) => runBin(folder, 'typescript/bin/tsc', ['--noEmit']) }
const viteBuild = { name: 'build', run: (folder) => runBin(folder, 'vite/bin/vite.js', ['build']) }
const vitePreview = (port) => [
  'node_modules/vite/bin/vite.js',
  'preview',
  '--host',
  'localhost',
  '--port',
  port,
  '--strictPort',
]
const next = 'node_modules/next/dist/bin/next'

const tests = {
  name: 'tests',
  run: (folder) => runBin(folder, 'vitest/vitest.mjs', ['run']),
}

/**
 * Who depends on the package, and what they do with it. `shown` are the packages whose versions the table tells, `flags`
 * go to npm install, and `packages` replaces versions of the template.
 */
export const consumers = [
  {
    name: 'Vite, React 19, mocks in the page',
    template: 'vite-mocks',
    shown: ['vite', 'react', 'msw', 'typescript'],
    flags: ['--engine-strict'],
    steps: [
      typeCheck,
      {
        name: 'msw init',
        run: (folder) => runBin(folder, 'msw/cli/index.js', ['init', 'public', '--no-save']),
      },
      viteBuild,
      { name: 'generate', run: (folder) => serve(folder, vitePreview, generateInChromium) },
    ],
  },
  {
    name: 'Vite, React 18.3, handler in the server',
    template: 'vite-handler',
    shown: ['vite', 'react', 'typescript'],
    flags: ['--engine-strict'],
    steps: [
      typeCheck,
      viteBuild,
      { name: 'generate', run: (folder) => serve(folder, vitePreview, generateInChromium) },
    ],
  },
  {
    name: 'Next.js, App Router',
    template: 'next',
    shown: ['next', 'react', 'typescript'],
    flags: ['--engine-strict'],
    steps: [
      { name: 'build and types', run: (folder) => run(folder, process.execPath, [next, 'build']) },
      {
        name: 'render and generate',
        run: (folder) =>
          serve(
            folder,
            (port) => [next, 'start', '--port', port],
            async (origin) => {
              await expectRenderedForm(origin)
              await generateInChromium(origin)
            },
          ),
      },
      {
        // Only the development build of React tells every difference between the server's page and the browser's.
        name: 'hydrate',
        run: (folder) => serve(folder, (port) => [next, 'dev', '--port', port], openInChromium),
      },
    ],
  },
  {
    name: 'Node, server and providers alone',
    template: 'node',
    shown: ['hono', 'typescript'],
    flags: ['--engine-strict', '--omit=peer'],
    steps: [
      { name: 'types and build', run: (folder) => runBin(folder, 'typescript/bin/tsc', []) },
      { name: 'generate', run: (folder) => run(folder, process.execPath, ['built/generate.js']) },
    ],
  },
  {
    name: 'vitest, Testing Library, msw 2',
    template: 'vitest',
    shown: ['vitest', 'jsdom', 'msw', 'react', 'typescript'],
    flags: ['--engine-strict'],
    steps: [typeCheck, tests],
  },
  {
    name: 'vitest, Testing Library, msw 3',
    template: 'vitest',
    packages: { msw: '3.0.5' },
    shown: ['vitest', 'jsdom', 'msw', 'react', 'typescript'],
    steps: [
      typeCheck,
      runsMsw3
        ? tests
        : {
            name: 'import',
            note: `msw 3 wants Node 22.12, and this is ${process.versions.node}: its tests did not run`,
            run: (folder) =>
              run(folder, process.execPath, [
                '--input-type=module',
                '--eval',
                "const { createVideoMocks } = await import('rushes/mocks'); if (createVideoMocks().handlers.length === 0) process.exit(1)",
              ]),
          },
    ],
  },
  {
    name: 'Every entry, TypeScript 5.9, 6 and 7',
    template: 'types',
    shown: ['typescript-5.9', 'typescript-6', 'typescript-7'],
    steps: ['5.9', '6', '7'].flatMap((version) =>
      [
        ['bundler', 'esnext'],
        ['node16', 'node16'],
        ['nodenext', 'nodenext'],
      ].map(([moduleResolution, module]) => ({
        name: `${version} ${moduleResolution}`,
        run: (folder) =>
          runBin(folder, `typescript-${version}/bin/tsc`, [
            '--project',
            '.',
            '--module',
            module,
            '--moduleResolution',
            moduleResolution,
          ]),
      })),
    ),
  },
]

/** What a visitor without JavaScript is sent. */
async function expectRenderedForm(origin) {
  const html = await (await fetch(origin)).text()
  assert.match(html, /5 models, as many words/, 'the page did not read the models on the server')
  assert.match(html, /data-rushes="prompt-form"/, 'the page came without the form')
}

for (const { template } of consumers) {
  assert.ok(
    existsSync(join(import.meta.dirname, '../templates', template)),
    `There is no template ${template}.`,
  )
}
