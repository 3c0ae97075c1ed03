import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root, sourceFiles } from './sourceFiles.js'

/** Files that are data and may be as long as their data is: base64 of the mock video, catalogues of messages. */
const dataFiles = [/^src\/messages\/[a-z]{2}(-[A-Z]{2})?\.ts$/, /^src\/mocks\/\w*(Video|Mp4)\w*\.ts$/]

const sizes = sourceFiles().map((path) => ({
  path,
  lines: readFileSync(`${root}/${path}`, 'utf8').trimEnd().split('\n').length,
}))

describe('the files of src', () => {
  test('have a median of at most 80 lines', () => {
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80)
  })

  test('have at most 250 lines each, data apart', () => {
    const long = sizes.filter(({ path, lines }) => lines > 250 && !dataFiles.some((name) => name.test(path)))
    expect(long).toEqual([])
  })

  test('are named after what they hold', () => {
    const vague = sizes.filter(({ path }) => /\/(utils?|helpers?|misc|common)\b/i.test(path))
    expect(vague).toEqual([])
  })
})
