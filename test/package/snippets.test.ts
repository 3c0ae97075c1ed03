import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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
  ...readdirSync(`${root}/stories`, { recursive: true, encoding: 'utf8' })
    .map((name) => `stories/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.mdx')),
]

function snippetsOf(document: string): Snippet[] {
  const text = readFileSync(`${root}/${document}`, 'utf8')
  return [...text.matchAll(/^( *)```(tsx?)\n(.*?)^\1```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length
    const extension = match[2] ?? 'ts'
    return { name: `${document}.${line}.${extension}`, text: match[3] ?? '' }
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

/** Type-checks them all at once; each complaint names its document and line. */
function compile(snippets: Snippet[]): string[] {
  const folder = mkdtempSync(`${root}/node_modules/.snippets-`)
  try {
    const files = snippets.map(({ name, text }) => {
      const file = name.replaceAll('/', '~')
      writeFileSync(`${folder}/${file}`, `${text}\nexport {}\n`)
      return file
    })
    const config = { extends: `${root}/tsconfig.json`, compilerOptions: { paths }, include: [], files }
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
    const tsc = `${root}/node_modules/typescript-native/bin/tsc`
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    })
    const complaints = [...stdout.matchAll(/^([^\s(]+)\((\d+),\d+\): error \S+ (.*)$/gm)].map(
      ([, path = '', line, message]) => {
        const [, document = path, fence] = /([^/]+)\.(\d+)\.tsx?$/.exec(path) ?? []
        return `${document.replaceAll('~', '/')}:${Number(fence) + Number(line)} ${message}`
      },
    )
    return status === 0 || complaints.length > 0 ? complaints : [`tsc failed: ${stdout}`]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('every snippet of the README and the guide compiles', { timeout: 60_000 }, () => {
  const snippets = documents.flatMap(snippetsOf)
  expect(snippets.length).toBeGreaterThan(5)
  expect(compile(snippets)).toEqual([])
})

test('a snippet that does not compile is named by its document and line', { timeout: 60_000 }, () => {
  const text = "import { createBackend } from 'rushes'\nexport const backend = createBackend({ uri: 1 })\n"
  expect(compile([{ name: 'README.md.10.ts', text }])).toEqual([
    expect.stringMatching(/^README\.md:12 .*'uri' does not exist/),
  ])
})
