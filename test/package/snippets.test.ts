import { existsSync, readFileSync, readdirSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { root } from './sourceFiles.js'

/**
 * A fence of the documentation: its file, the line it begins at, its language and its text. Each fence is a whole
 * module; what a comment in its first line names (`// app/page.tsx`) is for the reader. A fence with more than its
 * language is not compiled: `tsx theirs` shows a package that is not installed here, `tsx example` a file that a test runs.
 */
interface Snippet {
  name: string
  text: string
}

const documents = [
  'README.md',
  ...(existsSync(`${root}/stories/guide`) ? readdirSync(`${root}/stories/guide`) : [])
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `stories/guide/${name}`),
]

function snippetsOf(document: string): Snippet[] {
  const text = readFileSync(`${root}/${document}`, 'utf8')
  return [...text.matchAll(/^( *)```(tsx?)\n(.*?)^\1```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length
    const extension = match[2] ?? 'ts'
    return { name: `${root}/${document}.${line}.${extension}`, text: match[3] ?? '' }
  })
}

/** `rushes/server` → src/server.ts, as package.json's `exports` has it. */
const paths = Object.fromEntries(
  Object.keys(packageJson.exports)
    .filter((subpath) => subpath !== './package.json')
    .map((subpath) => {
      const name = subpath === '.' ? 'index.ts' : subpath.slice(2)
      const file = name.includes('.') ? name : `${name}.ts`
      return [subpath === '.' ? 'rushes' : `rushes/${subpath.slice(2)}`, [`${root}/src/${file}`]]
    }),
)

function compile(snippets: Snippet[]): string[] {
  const texts = new Map(snippets.map(({ name, text }) => [name, `${text}\nexport {}\n`]))
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile) as {
    config: { compilerOptions: object }
  }
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, paths }, root)
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.readFile = (name) => texts.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name)
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name)
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      (diagnostic) => {
        const { line } = ts.getLineAndCharacterOfPosition(file!, diagnostic.start ?? 0)
        const [, document, fence] = /^(.*)\.(\d+)\.tsx?$/.exec(name.slice(root.length + 1)) ?? []
        const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')
        return `${document ?? name}:${Number(fence) + line + 1} ${message}`
      },
    )
  })
}

test('every snippet of the README and the guide compiles', { timeout: 60_000 }, () => {
  const snippets = documents.flatMap(snippetsOf)
  expect(snippets.length).toBeGreaterThan(5)
  expect(compile(snippets)).toEqual([])
})

test('a snippet that does not compile is named by its document and line', { timeout: 60_000 }, () => {
  const text = "import { createBackend } from 'rushes'\nexport const backend = createBackend({ uri: 1 })\n"
  expect(compile([{ name: `${root}/README.md.10.ts`, text }])).toEqual([
    expect.stringMatching(/^README\.md:12 .*'uri' does not exist/),
  ])
})
