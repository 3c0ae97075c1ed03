import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { parsed, sourceFiles } from '../package/sourceFiles.js'

/** Attributes whose text a person sees or hears. */
const SPOKEN =
  /^(aria-(label|description|valuetext|roledescription|placeholder|braille\w+)|title|placeholder|alt|label|caption|hint|note|againLabel)$/

/** Text with a letter in it, of any language. Signs and numbers are everyone's. */
const hasWords = (text: string) => /\p{L}/u.test(text)

/** The words that are written into a file where a person meets them, and not taken from a catalogue. */
function literalsIn(file: ts.SourceFile): string[] {
  const found: string[] = []
  const note = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    found.push(`${file.fileName}:${line + 1} ${text.trim()}`)
  }
  /** All that an expression may come to: the branches of a condition, the parts of a template. */
  const look = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (hasWords(node.text)) note(node, node.text)
    } else if (ts.isTemplateExpression(node)) {
      for (const { text } of [node.head, ...node.templateSpans.map(({ literal }) => literal)]) {
        if (hasWords(text)) note(node, text)
      }
    } else if (ts.isConditionalExpression(node)) {
      look(node.whenTrue)
      look(node.whenFalse)
    } else if (ts.isBinaryExpression(node)) {
      look(node.right)
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) look(node.left)
    } else if (ts.isParenthesizedExpression(node)) look(node.expression)
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && hasWords(node.text)) note(node, node.text)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) look(node.expression)
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText(file)) && node.initializer) {
      const { initializer } = node
      look(ts.isJsxExpression(initializer) ? (initializer.expression ?? initializer) : initializer)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const components = sourceFiles().filter((path) => /^src\/components\/.*\.tsx$/.test(path))

describe('the words of components', () => {
  test('stand in the catalogues, and nowhere in the components', () => {
    expect(components.length).toBeGreaterThan(20)
    expect(components.flatMap((path) => literalsIn(parsed(path)))).toEqual([])
  })

  test.each([
    ['<p>Hello</p>', 'Hello'],
    ['<p>{isOn ? "Yes" : t("no")}</p>', 'Yes'],
    ['<p>{isOn && "Yes"}</p>', 'Yes'],
    ['<p>{name ?? "Nobody"}</p>', 'Nobody'],
    ['<p>{`${count} videos`}</p>', 'videos'],
    ['<p>{(("生成"))}</p>', '生成'],
    ['<img alt="A picture" />', 'A picture'],
    ['<input placeholder={"Describe"} aria-label={`${name}: URL`} />', 'Describe'],
    ['<Button label="Send" />', 'Send'],
    ['<b title={isOn ? "On" : undefined} />', 'On'],
  ])('%s is seen', (code, text) => {
    const file = ts.createSourceFile('a.tsx', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX)
    expect(literalsIn(file)[0]).toBe(`a.tsx:1 ${text}`)
  })

  test.each([
    '<p data-slot="hint">{t("form.label")}</p>',
    '<p>{count} · 16:9</p>',
    '<p>{state === "open" && t("a")}</p>',
    '<input placeholder="–" type="url" />',
  ])('%s says nothing by itself', (code) => {
    const file = ts.createSourceFile('a.tsx', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX)
    expect(literalsIn(file)).toEqual([])
  })
})
