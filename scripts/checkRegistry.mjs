// `npm run check:registry`: uses the shadcn items as a stranger does. The real shadcn CLI builds them, which has to give
// what the package ships, and adds the studio over HTTP to an app that has Vite and Tailwind alone; then the app is
// type-checked and built. Needs a network, since it installs the CLI and the app's packages.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registryItems } from './registryItems.mjs'

const SHADCN = 'shadcn@4.23.0'
const root = fileURLToPath(new URL('..', import.meta.url))
const { devDependencies: versions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'rushes-registry-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const items = registryItems()
const cli = join(folder, 'cli')
const app = join(folder, 'app')

await timed('install the shadcn CLI', () => {
  mkdirSync(cli)
  writeFileSync(join(cli, 'package.json'), '{ "private": true }')
  run(cli, 'npm', ['install', '--no-audit', '--no-fund', '--silent', SHADCN])
})
const shadcn = join(cli, 'node_modules/shadcn/dist/index.js')

await timed('shadcn build gives what the package ships', () => {
  const built = join(folder, 'built')
  run(root, process.execPath, [shadcn, 'build', 'registry.json', '--output', built])
  for (const [name, item] of items) {
    const theirs = JSON.parse(readFileSync(join(built, `${name}.json`), 'utf8'))
    if (!isDeepStrictEqual(theirs, item))
      throw new Error(`shadcn builds ${name} otherwise than buildRegistry.mjs.`)
  }
})

await timed('pack and install into an app of Vite and Tailwind', () => {
  run(root, 'npm', ['run', '--silent', 'build'])
  const [{ filename }] = JSON.parse(
    run(root, 'npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]),
  )
  makeApp(join(folder, filename))
  run(app, 'npm', ['install', '--no-audit', '--no-fund', '--silent'])
})

const server = createServer((request, response) => {
  const item = items.get(/^\/([\w-]+)\.json$/.exec(request.url ?? '')?.[1] ?? '')
  response.writeHead(item ? 200 : 404, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(item ?? {}))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

await timed('shadcn add, over HTTP', async () => {
  const url = `http://127.0.0.1:${server.address().port}/video-studio.json`
  await runBeside(app, process.execPath, [shadcn, 'add', url, '--yes'])
  const added = readdirSync(join(app, 'src/components/rushes')).sort()
  const wanted = items
    .get('video-studio')
    .files.map(({ target }) => target.split('/').at(-1))
    .sort()
  if (!isDeepStrictEqual(added, wanted)) throw new Error(`shadcn added ${added.join(', ')}.`)
})
server.close()

await timed('type-check', () =>
  run(app, process.execPath, [join(app, 'node_modules/typescript/bin/tsc'), '--noEmit']),
)
await timed('build', () => {
  run(app, process.execPath, [join(app, 'node_modules/vite/bin/vite.js'), 'build'])
  const css = readdirSync(join(app, 'dist/assets')).find((name) => name.endsWith('.css'))
  if (!readFileSync(join(app, 'dist/assets', css), 'utf8').includes('.aspect-video')) {
    throw new Error('Tailwind has not seen the classes of what was added.')
  }
})
console.log('The shadcn items are as the CLI builds them, and what it copies compiles and builds.')

function makeApp(tarball) {
  mkdirSync(join(app, 'src'), { recursive: true })
  const of = (...names) => Object.fromEntries(names.map((name) => [name, versions[name]]))
  const json = (name, value) => writeFileSync(join(app, name), JSON.stringify(value, null, 2))
  json('package.json', {
    name: 'app',
    private: true,
    type: 'module',
    dependencies: { rushes: `file:${tarball}`, ...of('@tanstack/react-query', 'react', 'react-dom') },
    devDependencies: of(
      '@tailwindcss/vite', '@types/react', '@types/react-dom', '@vitejs/plugin-react', 'tailwindcss', 'typescript', 'vite',
    ), // prettier-ignore
  })
  json('tsconfig.json', {
    compilerOptions: {
      target: 'es2023',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      strict: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      types: ['vite/client'],
      paths: { '@/*': ['./src/*'] },
    },
    include: ['src'],
  })
  json('components.json', {
    $schema: 'https://ui.shadcn.com/schema.json',
    style: 'new-york',
    rsc: false,
    tsx: true,
    // Without a base colour the CLI asks nobody else for one.
    tailwind: { config: '', css: 'src/index.css', baseColor: '', cssVariables: true, prefix: '' },
    aliases: {
      components: '@/components',
      utils: '@/lib/utils',
      ui: '@/components/ui',
      lib: '@/lib',
      hooks: '@/hooks',
    },
  })
  const text = (name, ...lines) => writeFileSync(join(app, name), `${lines.join('\n')}\n`)
  text('src/index.css', '@import "tailwindcss";')
  text('index.html', '<div id="root"></div>', '<script type="module" src="/src/main.tsx"></script>')
  text(
    'vite.config.ts',
    "import tailwindcss from '@tailwindcss/vite'",
    "import react from '@vitejs/plugin-react'",
    "import { defineConfig } from 'vite'",
    'export default defineConfig({ plugins: [react(), tailwindcss()] })',
  )
  text(
    'src/main.tsx',
    "import './index.css'",
    "import { createRoot } from 'react-dom/client'",
    "import { VideoStudio } from './components/rushes/video-studio'",
    "createRoot(document.getElementById('root')!).render(<VideoStudio />)",
  )
}

/** @returns {string} what it said */
function run(cwd, command, args) {
  const npm = command === 'npm' ? process.env.npm_execpath : undefined
  const { status, stdout, stderr } = spawnSync(
    npm ? process.execPath : command,
    npm ? [npm, ...args] : args,
    {
      cwd,
      encoding: 'utf8',
      shell: !npm && command === 'npm' && process.platform === 'win32',
    },
  )
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
  return stdout
}

/** As `run`, while the server of this process answers. */
function runBeside(cwd, command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')}\n${said}`))))
  })
}

async function timed(what, work) {
  const start = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
