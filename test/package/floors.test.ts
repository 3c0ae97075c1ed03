import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { entries, folders, packages, upstreamHosts } from '../../scripts/floors.mjs'
import { importsOf, parsed, sourceFiles } from './sourceFiles.js'

const files = sourceFiles().map((path) => {
  const file = parsed(path)
  const [, first = ''] = path.split('/')
  const isEntry = path.split('/').length === 2
  return {
    path,
    file,
    isEntry,
    place: isEntry ? first.replace(/\.tsx?$/, '') : first,
    imports: importsOf(file),
  }
})

/** The folder of src that a relative import leads to; `''` for a root file, `undefined` for a package. */
function folderOf(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const [top, folder, ...rest] = posix.join(posix.dirname(path), specifier).split('/')
  if (top !== 'src') return `outside src (${specifier})`
  return rest.length > 0 ? folder : ''
}

/** Every string of a file that its reader sees at run time: comments may name what code may not. */
function stringsOf(file: ts.SourceFile): string[] {
  const strings: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      strings.push(node.text)
    } else if (ts.isJsxText(node)) strings.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return strings
}

describe('the floors of src', () => {
  test('every folder and every entry has its place', () => {
    expect(files.filter(({ isEntry, place }) => !(place in (isEntry ? entries : folders)))).toEqual([])
  })

  test('imports go downward only, never across a wall and never sideways', () => {
    const broken = files.flatMap(({ path, isEntry, place, imports }) => {
      const allowed = isEntry ? (entries[place] ?? []) : [place, ...(folders[place] ?? [])]
      return imports
        .map(({ specifier }) => ({ specifier, folder: folderOf(path, specifier) }))
        .filter(({ folder }) => folder !== undefined && !allowed.includes(folder))
        .map(({ specifier }) => `${path} imports ${specifier}`)
    })
    expect(broken).toEqual([])
  })

  test('each folder imports its own packages and no other', () => {
    const broken = files.flatMap(({ path, isEntry, place, imports }) =>
      imports
        .map(({ specifier }) => specifier)
        .filter((specifier) => !specifier.startsWith('.'))
        .filter(
          (specifier) =>
            isEntry ||
            !(packages[place] ?? []).some((name) => specifier === name || specifier.startsWith(`${name}/`)),
        )
        .map((specifier) => `${path} imports ${specifier}`),
    )
    expect(broken).toEqual([])
  })

  test('server/ knows the type of a provider and no provider', () => {
    const broken = files
      .filter(({ place }) => place === 'server')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier, typeOnly }) => folderOf(path, specifier) === 'providers' && !typeOnly)
          .map(({ specifier }) => `${path} imports ${specifier}`),
      )
    expect(broken).toEqual([])
  })

  test('relative imports end in .js and never lead to a root file', () => {
    const broken = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .filter(({ specifier }) => !specifier.endsWith('.js') || folderOf(path, specifier) === '')
        .map(({ specifier }) => `${path} imports ${specifier}`),
    )
    expect(broken).toEqual([])
  })

  test('no component imports CSS', () => {
    const broken = files.filter(({ imports }) => imports.some(({ specifier }) => specifier.endsWith('.css')))
    expect(broken.map(({ path }) => path)).toEqual([])
  })

  test('only providers/ and mocks/, which plays them, know an upstream host', () => {
    const broken = files
      .filter(({ place }) => place !== 'providers' && place !== 'mocks')
      .filter(({ file }) => stringsOf(file).some((text) => upstreamHosts.some((host) => text.includes(host))))
    expect(broken.map(({ path }) => path)).toEqual([])
  })

  test('an entry is a list of exports and nothing else', () => {
    const broken = files
      .filter(({ isEntry }) => isEntry)
      .flatMap(({ path, file }) =>
        file.statements
          .filter((statement) => !isListedExport(statement))
          .map((statement) => `${path}: ${statement.getText().slice(0, 60)}`),
      )
    expect(broken).toEqual([])
  })
})

/** `export { … } from '…'` or `export type { … } from '…'`; no `export *`, which hides what it lists. */
function isListedExport(statement: ts.Statement): boolean {
  return (
    ts.isExportDeclaration(statement) &&
    statement.moduleSpecifier !== undefined &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause)
  )
}
