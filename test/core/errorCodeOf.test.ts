import { describe, expect, it } from 'vitest'
import { errorCodeOf } from '../../src/core/errorCodeOf.js'

describe('errorCodeOf', () => {
  it.each([
    [400, 'invalid-input'],
    [401, 'unauthorized'],
    [402, 'insufficient-credits'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [408, 'provider-error'],
    [409, 'invalid-input'],
    [413, 'invalid-input'],
    [422, 'invalid-input'],
    [429, 'rate-limited'],
    [433, 'provider-error'],
    [455, 'maintenance'],
    [500, 'provider-error'],
    [501, 'provider-error'],
    [502, 'provider-error'],
    [503, 'maintenance'],
    [504, 'provider-error'],
    [505, 'feature-disabled'],
    [599, 'provider-error'],
    [0, 'provider-error'],
    [-1, 'provider-error'],
    [Number.NaN, 'provider-error'],
  ])('%d is %s', (code, expected) => {
    expect(errorCodeOf(code)).toBe(expected)
  })
})
