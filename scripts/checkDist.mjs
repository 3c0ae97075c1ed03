// Walks what `npm run build` made. Each finding is printed; one is enough to fail.
//   1. 'use client' stands at the head of exactly the modules that have it in src.
//   2. The client entries hold no upstream host, no key's name, no msw and no server code, however deep; nor do their
//      source maps.
//   3. Every target of package.json's `exports` is there.
//   4. The stylesheet's colours follow the page's own color-scheme.
//   5. A bundle that imports every entry and uses nothing is empty.
//   6. A path into the package that is no entry cannot be imported.
//   7. The tarball holds the licence, README and CHANGELOG beside dist, no test, and no path of the machine that built it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { upstreamHosts } from './floors.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path) => readFileSync(resolve(root, path), 'utf8')
const findings = []

const { name: packageName, exports } = JSON.parse(read('package.json'))
for (const target of Object.values(exports).flatMap((value) =>
  typeof value === 'string' ? [value] : Object.values(value),
)) {
  if (!existsSync(resolve(root, target))) findings.push(`package.json exports ${target}, which is not there`)
}

const hasUseClient = (text) => /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*(['"])use client\1/.test(text)
const filesOf = (folder) => readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })

const modules = filesOf('src').filter((path) => /\.tsx?$/.test(path))
let marked = 0
for (const path of modules) {
  const built = `dist/${path.replace(/\.tsx?$/, '.js')}`
  const wanted = hasUseClient(read(`src/${path}`))
  if (wanted) marked += 1
  // A module of types alone leaves no file, which is right unless it is marked.
  if (!existsSync(resolve(root, built))) {
    if (wanted) findings.push(`src/${path} has 'use client' and was not built`)
  } else if (hasUseClient(read(built)) !== wanted) {
    findings.push(`${built} ${wanted ? 'lost' : 'gained'} 'use client'`)
  }
}
for (const path of filesOf('dist').filter((path) => path.endsWith('.js'))) {
  if (!modules.includes(path.replace(/js$/, 'ts')) && !modules.includes(path.replace(/js$/, 'tsx'))) {
    findings.push(`dist/${path} comes from no module of src`)
  }
}

const secrets = [
  ...upstreamHosts,
  ...['APIXO_API_KEY', 'KIE_API_KEY', 'CHANJING_APP_ID', 'CHANJING_SECRET_KEY', 'RUSHES_SECRET'],
]
const clientEntries = ['dist/index.js', 'dist/components.js', 'dist/messages.js']
const reached = reach(clientEntries.filter((path) => existsSync(resolve(root, path))))
let maps = 0
for (const path of reached) {
  const text = read(path)
  const map = existsSync(resolve(root, `${path}.map`)) ? read(`${path}.map`) : ''
  if (map !== '') maps += 1
  for (const secret of secrets) {
    if (text.includes(secret)) findings.push(`${path} names ${secret}`)
    if (map.includes(secret)) findings.push(`${path}.map names ${secret}`)
  }
  for (const specifier of importsOf(text)) {
    if (/^(msw|hono|node:)/.test(specifier)) findings.push(`${path} imports ${specifier}`)
  }
  if (/^dist\/(server|mocks|providers)\//.test(path))
    findings.push(`${path} is within reach of a client entry`)
}

if (maps === 0) findings.push('dist holds no source maps, so none was looked through')

/** Every module that the given ones import, however deep. */
function reach(paths) {
  const found = new Set(paths)
  for (const path of found) {
    for (const specifier of importsOf(read(path)).filter((name) => name.startsWith('.'))) {
      found.add(relative(root, resolve(root, dirname(path), specifier)).replaceAll('\\', '/'))
    }
  }
  return [...found]
}

function importsOf(text) {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g)].map((match) => match[1])
}

const styles = existsSync(resolve(root, 'dist/styles.css')) ? read('dist/styles.css') : ''
if (!styles.includes('light-dark(') || styles.includes('var(--lightningcss')) {
  findings.push(
    'dist/styles.css lost light-dark(): its colours no longer follow the page. See scripts/cssBrowsers.mjs',
  )
}

const entries = Object.keys(exports).filter((subpath) => !/\.(css|json)$/.test(subpath))
const empty = await build({
  configFile: false,
  root,
  logLevel: 'silent',
  plugins: [
    {
      name: 'imports-all-and-uses-nothing',
      resolveId: (id) => (id === 'virtual:nothing' ? id : undefined),
      load: (id) =>
        id === 'virtual:nothing'
          ? entries.map((subpath) => `import ${JSON.stringify(packageName + subpath.slice(1))}`).join('\n')
          : undefined,
    },
  ],
  build: { write: false, rolldownOptions: { input: 'virtual:nothing' } },
})
const left = empty.output.flatMap((chunk) =>
  Object.keys(chunk.modules ?? {}).filter((id) => id.startsWith(root)),
)
if (left.length > 0) findings.push(`A bundle that uses nothing holds ${left.join(', ')}`)

for (const path of [`${packageName}/hooks/useTasks.js`, `${packageName}/dist/hooks/useTasks.js`]) {
  const { code } = await import(path).catch((error) => error)
  if (code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') findings.push(`${path} can be imported, and is no entry`)
}

const npm = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const [tarball] = JSON.parse(npm.stdout.slice(npm.stdout.indexOf('[')))
const packed = tarball.files.map(({ path }) => path)
for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']) {
  if (!packed.includes(path)) findings.push(`The tarball lacks ${path}`)
}
for (const path of packed) {
  if (/(^|\/)(test|stories|src)\/|\.(test|stories)\./.test(path)) findings.push(`The tarball holds ${path}`)
  if (/\.(js|map|css|ts)$/.test(path) && read(path).includes(root))
    findings.push(`${path} names the folder it was built in`)
  if (
    path.endsWith('.map') &&
    JSON.parse(read(path)).sources.some((source) => /^(\/|[A-Za-z]:|\w+:\/\/)/.test(source))
  ) {
    findings.push(`${path} has an absolute path`)
  }
}

if (findings.length > 0) {
  console.error(findings.join('\n'))
  process.exit(1)
}
console.log(
  `dist holds: ${marked} client modules marked, ${reached.length} modules behind the client entries clean, and ${maps} source maps; the tarball unpacks to ${(tarball.unpackedSize / 1e6).toFixed(2)} MB`,
)
