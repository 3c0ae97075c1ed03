// The public API, as the built declarations have it: one plain file for each entry, in test/package/api. A change to the
// API is a change to these files, which a reviewer sees.
//   npm run api:report            writes them, after a build
//   npm run api:check             fails where they are not what the build has, and says the lines
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'test/package/api')
const { name: packageName, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const entries = Object.entries(exports)
  .filter(([subpath, target]) => typeof target === 'object' && !subpath.endsWith('.css'))
  .map(([subpath, { types }]) => ({ subpath, name: subpath.slice(2) || 'index', path: join(root, types) }))
for (const { path } of entries) {
  if (!existsSync(path)) fail([`${relative(root, path)} is not there: npm run build`])
}

const program = ts.createProgram(
  entries.map(({ path }) => path),
  {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    types: ['node'],
  },
)
const checker = program.getTypeChecker()
const printer = ts.createPrinter({ removeComments: true })

/** Where a declaration is public: the first entry that exports it, and under which name. */
const homes = new Map()
const exported = entries.map((entry) => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry.path))
  const names = checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: original(symbol), isValue: isValue(symbol) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, symbol } of names) if (!homes.has(symbol)) homes.set(symbol, { entry, name })
  return { entry, names }
})

const reports = new Map(exported.map(({ entry, names }) => [`${entry.name}.txt`, report(entry, names)]))
await expectAtRuntime()
if (process.argv.includes('--check')) check()
else write()

function report(entry, names) {
  const lines = [`// ${publicName(entry)}: every name that it exports.`, '']
  for (const { name, symbol } of names) {
    const home = homes.get(symbol)
    if (home.entry !== entry) lines.push(`export ${name} // as in ${publicName(home.entry)}`, '')
    else lines.push(...texts(symbol), '')
  }
  const inner = innerSymbols(names.map(({ symbol }) => symbol))
  if (inner.length > 0)
    lines.push(
      '// Not exported, and part of what is:',
      '',
      ...inner.flatMap((symbol) => [...texts(symbol), '']),
    )
  return lines.join('\n')
}

/** What the declarations of these symbols speak of, however deep, where no entry exports it. */
function innerSymbols(symbols) {
  const seen = new Set(symbols)
  for (const symbol of seen) {
    for (const node of ownDeclarations(symbol)) visit(node)
  }
  function visit(node) {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined
    const spoken = symbol && original(symbol)
    // What another entry exports is reported there.
    if (spoken && ownDeclarations(spoken).length > 0 && !homes.has(spoken)) seen.add(spoken)
    ts.forEachChild(node, visit)
  }
  return [...seen].filter((symbol) => !homes.has(symbol)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The statements of dist that declare it. Members and parameters belong to a statement, and are none. */
function ownDeclarations(symbol) {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
    const isOwn = relative(root, node.getSourceFile().fileName).startsWith('dist')
    return isOwn && ts.isStatement(node) && ts.isSourceFile(node.parent) ? [node] : []
  })
}

function texts(symbol) {
  return ownDeclarations(symbol).map((node) =>
    printer
      .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
      .replace(/^export declare |^export /, '')
      .replace(/ {4}/g, '  ')
      .replace(/;$/gm, ''),
  )
}

/** Every name of a value is there when the entry runs, and no other is. */
async function expectAtRuntime() {
  const findings = []
  for (const { entry, names } of exported) {
    const typed = names.filter(({ isValue }) => isValue).map(({ name }) => name)
    const module = await import(pathToFileURL(entry.path.replace(/\.d\.ts$/, '.js')).href)
    const real = Object.keys(module).filter((name) => module[name] !== undefined)
    findings.push(
      ...missing(typed, real).map((name) => `${publicName(entry)} types ${name}, which is not there`),
    )
    findings.push(
      ...missing(real, typed).map((name) => `${publicName(entry)} has ${name}, which has no type`),
    )
  }
  if (findings.length > 0) fail(findings)
}

function isValue(symbol) {
  const isTypeOnly = symbol.declarations?.some((node) => ts.isTypeOnlyImportOrExportDeclaration(node))
  return !isTypeOnly && Boolean(original(symbol).flags & ts.SymbolFlags.Value)
}

function original(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function publicName({ subpath }) {
  return packageName + subpath.slice(1)
}

function write() {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of reports) writeFileSync(join(folder, file), text)
  console.log(`${reports.size} entries, ${homes.size} names: written to ${relative(root, folder)}`)
}

function check() {
  const findings = []
  for (const file of readdirSync(folder)) if (!reports.has(file)) findings.push(`${file}: its entry is gone`)
  for (const [file, text] of reports) {
    const path = join(folder, file)
    const committed = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    const built = text.split('\n')
    findings.push(...missing(committed, built).map((line) => `${file} - ${line}`))
    findings.push(...missing(built, committed).map((line) => `${file} + ${line}`))
    if (findings.length === 0 && committed.join() !== built.join()) findings.push(`${file}: in another order`)
  }
  if (findings.length > 0) {
    fail([
      ...findings,
      '',
      'The API has changed. Where that is wanted: npm run api:report, and commit what it writes.',
    ])
  }
  console.log(`The API is as reported: ${reports.size} entries, ${homes.size} names`)
}

/** The lines of one that the other lacks, each as often as it lacks them. */
function missing(lines, others) {
  const left = new Map()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

function fail(lines) {
  console.error(lines.join('\n'))
  process.exit(1)
}
