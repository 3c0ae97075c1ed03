// The API reference, read from the declarations that the package ships: for each entry one page of markdown.
// `npm run docs:api` writes the pages, and test/docs/apiReference.test.ts holds them to the sources.
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** The entries that have a reference, and what each is for. */
export const documentedEntries = {
  index: 'The hooks, what they stand on, and the words of the kit.',
  components: 'Ready components. Their stylesheet is `rushes/styles.css`.',
  messages: 'The languages of the components.',
  server: 'The handler that keeps the key.',
  redis: 'A memory that several machines share.',
  providers: 'Who makes the videos.',
  mocks: 'A provider that only exists in memory.',
}

/** Where the page of an entry is kept. */
export const referencePath = (entry) => `${root}/stories/reference/${entry}.md`

/** The name under which an app imports an entry. */
export const importName = (entry) => (entry === 'index' ? 'rushes' : `rushes/${entry}`)

/**
 * All pages: entry → its markdown, and the exported names that have no docstring.
 * @returns {Promise<{ pages: Map<string, string>, undocumented: string[] }>}
 */
export async function apiReference() {
  const declarations = emittedDeclarations()
  const pages = new Map()
  const undocumented = []
  const options = await prettier.resolveConfig(referencePath('index'))
  for (const [entry, purpose] of Object.entries(documentedEntries)) {
    const exported = exportsOf(declarations, `${root}/src/${entry}.d.ts`)
    for (const { name, doc } of exported) if (doc === '') undocumented.push(`${importName(entry)}: ${name}`)
    pages.set(
      entry,
      await prettier.format(pageOf(entry, purpose, exported), { ...options, parser: 'markdown' }),
    )
  }
  return { pages, undocumented }
}

/** File → its declarations, as the build would write them. */
function emittedDeclarations() {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
  const files = Object.keys(documentedEntries).map((entry) => `${root}/src/${entry}.ts`)
  const program = ts.createProgram(files, {
    ...options,
    noEmit: false,
    declaration: true,
    noCheck: true,
    emitDeclarationOnly: true,
  })
  const written = new Map()
  program.emit(undefined, (name, text) => {
    written.set(name, ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true))
  })
  return written
}

/** What an entry lists: entries hold nothing but `export { … } from '…'`. */
function exportsOf(declarations, entry) {
  const folder = entry.slice(0, entry.lastIndexOf('/'))
  return declarations.get(entry).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return []
    const file = `${folder}/${statement.moduleSpecifier.text.replace(/^\.\//, '').replace(/\.js$/, '.d.ts')}`
    return statement.exportClause.elements.map((element) => {
      const { name } = element
      const original = (element.propertyName ?? name).text
      return {
        name: name.text,
        isType: statement.isTypeOnly,
        ...described(declarations.get(file), original),
      }
    })
  })
}

/** The declarations of a name in a file, as text, with the docstring taken out. */
function described(file, name) {
  const found = file.statements.filter(
    (statement) =>
      statement.name?.text === name ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.some((declaration) => declaration.name.getText() === name)),
  )
  const comments = found.flatMap((statement) => ts.getJSDocCommentsAndTags(statement)).filter(ts.isJSDoc)
  return {
    doc: comments.map(docText).join('\n\n').trim(),
    code: found.map((statement) => plainCode(statement.getText())).join('\n'),
  }
}

function docText(comment) {
  const tags = (comment.tags ?? []).map((tag) => {
    const name = ts.isJSDocParameterTag(tag) ? ` \`${tag.name.getText()}\`` : ''
    return `- **${tag.tagName.text}**${name} ${commentText(tag.comment)}`
  })
  return [commentText(comment.comment), tags.join('\n')].filter(Boolean).join('\n\n')
}

function commentText(comment) {
  const text = ts.getTextOfJSDocComment(comment) ?? ''
  return text.replace(/\{@link (\w+)\}/g, '`$1`').trim()
}

/** As a reader would write it: without the words that only a compiler needs. */
function plainCode(text) {
  return text
    .replace(/^export (default )?(declare )?/, '')
    .replace(/import\("[^"]+"\)\.(default\b)?/g, '')
    .replace(/^ {4}#private;\n/m, '')
}

function pageOf(entry, purpose, exported) {
  const values = exported.filter(({ isType }) => !isType)
  const types = exported.filter(({ isType }) => isType)
  const links = (names) => names.map(({ name }) => `[\`${name}\`](#${name.toLowerCase()})`).join(', ')
  const parts = [
    `# ${importName(entry)}`,
    purpose,
    ...(values.length > 0 ? [`Values: ${links(values)}`] : []),
    ...(types.length > 0 ? [`Types: ${links(types)}`] : []),
    ...[...values, ...types].flatMap(({ name, doc, code }) => [
      `## ${name}`,
      doc,
      `\`\`\`ts\n${code}\n\`\`\``,
    ]),
  ]
  return parts.join('\n\n')
}
