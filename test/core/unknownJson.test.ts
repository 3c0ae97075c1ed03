import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberProperty, parseJson, plainText, property, textProperty } from '../../src/core/unknownJson.js'

describe('parseJson', () => {
  it.each(['', '{', 'undefined', '<html>', "{'a':1}", '['.repeat(200_000)])(
    'makes nothing of %.20j',
    (text) => {
      expect(parseJson(text)).toBeUndefined()
    },
  )

  it('leaves a __proto__ in the text where it is', () => {
    const value = parseJson('{"__proto__":{"polluted":true}}')
    expect(property(value, 'polluted')).toBeUndefined()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('property, textProperty, numberProperty', () => {
  it('see own properties alone', () => {
    expect(property({ a: 1 }, 'a')).toBe(1)
    expect(property({}, 'toString')).toBeUndefined()
    expect(property([], 'map')).toBeUndefined()
    expect([null, undefined, 7, 'text', true].map((value) => property(value, 'length'))).toEqual(
      Array(5).fill(undefined),
    )
  })

  it('read text, and a number as its digits', () => {
    const values = ['a', '', 7, 0, Number.NaN, null, {}, ['a'], true]
    expect(values.map((a) => textProperty({ a }, 'a'))).toEqual([
      'a',
      undefined,
      '7',
      '0',
      ...Array<undefined>(5),
    ])
  })

  it('read a number, and digits as one', () => {
    const values = [
      7,
      0,
      1.5,
      '41388',
      '1.5',
      '',
      ' 7',
      '-1',
      '1e3',
      '9'.repeat(400),
      -1,
      Infinity,
      null,
      [7],
      true,
    ]
    expect(values.map((a) => numberProperty({ a }, 'a'))).toEqual([
      7,
      0,
      1.5,
      41388,
      1.5,
      ...Array<undefined>(10),
    ])
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, name) => {
        property(value, name)
        textProperty(value, name)
        numberProperty(value, name)
      }),
    )
  })
})

describe('plainText', () => {
  it('is one line', () => {
    expect(plainText(' a\r\nb\tc\u0000d\u2028e\u0085f ')).toBe('a b c d e f')
  })

  it('carries no control of writing direction', () => {
    expect(plainText('gpj\u202e.exe \u2066x\u2069')).toBe('gpj .exe  x')
  })

  it('is cut with an ellipsis, and at the edge it is not', () => {
    expect(plainText('x'.repeat(500))).toBe('x'.repeat(500))
    expect(plainText('x'.repeat(501))).toBe(`${'x'.repeat(499)}…`)
    expect(plainText('abcdef', 4)).toBe('abc…')
  })

  it('never ends in half a character', () => {
    expect(plainText(`a${'🦊'.repeat(10)}`, 5)).toBe('a🦊…')
    expect(encodeURIComponent(plainText('🦊'.repeat(400)))).toContain('%E2%80%A6')
  })
})
