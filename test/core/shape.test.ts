import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boolean,
  firstOf,
  fullList,
  list,
  number,
  object,
  oneOf,
  optional,
  pair,
  record,
  text,
} from '../../src/core/shape.js'

const everything = object({
  text,
  number: optional(number),
  boolean: optional(boolean),
  choice: optional(oneOf<string | number>('a', 5)),
  pair: optional(pair),
  list: optional(list(text)),
  full: optional(fullList(number)),
  record: optional(record(firstOf<string | number>(text, number))),
})

const whole = {
  text: '',
  number: 0,
  boolean: false,
  choice: 5,
  pair: [0, 1],
  list: [],
  full: [1, 2],
  record: { a: 'b', c: 4 },
}

describe('a shape', () => {
  it('reads what has it, empty and zero values too', () => {
    expect(everything.parse(whole)).toEqual(whole)
    expect(everything.parse({ text: 'x' })).toEqual({ text: 'x' })
  })

  it('takes undefined for left out, and leaves it out', () => {
    expect(Object.keys(everything.parse({ text: 'x', number: undefined }))).toEqual(['text'])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a field that is missing', {}],
    ['text that is a number', { text: 7 }],
    ['a number that is text', { ...whole, number: '7' }],
    ['a number that is none', { ...whole, number: Number.NaN }],
    ['a number without end', { ...whole, number: Infinity }],
    ['null for left out', { ...whole, boolean: null }],
    ['another choice', { ...whole, choice: '5' }],
    ['a pair of one', { ...whole, pair: [1] }],
    ['a pair of three', { ...whole, pair: [1, 2, 3] }],
    ['one bad item', { ...whole, list: ['a', 7] }],
    ['an object for a list', { ...whole, list: { length: 0 } }],
    ['a full list without anything', { ...whole, full: [] }],
    ['one bad entry', { ...whole, record: { a: 'b', c: null } }],
    ['a list for a record', { ...whole, record: ['a'] }],
    ['a field that is inherited', Object.create({ text: 'x' })],
  ])('refuses %s', (_, value) => {
    expect(everything.safeParse(value)).toEqual({ success: false })
    expect(() => everything.parse(value)).toThrow(TypeError)
  })

  it('keeps only what is named', () => {
    const value = JSON.parse('{"text":"x","more":1,"__proto__":{"polluted":true}}') as unknown
    const read = everything.parse(value)
    expect(Object.keys(read)).toEqual(['text'])
    expect('polluted' in read).toBe(false)
  })

  it('a record with __proto__ in it changes no prototype', () => {
    const read = record(text).parse(JSON.parse('{"__proto__":"x"}'))
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect(Object.keys(read)).toEqual(['__proto__'])
  })

  it('never throws from safeParse, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (value) => {
        expect(typeof everything.safeParse(value).success).toBe('boolean')
      }),
    )
  })
})
