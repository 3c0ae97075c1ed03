import { describe, expect, it } from 'vitest'
import { refusalCode, speaksOfContent, speaksOfMoney } from '../../src/core/refusalCode.js'

describe('refusalCode', () => {
  it.each([
    [429, 'rate-limited'],
    [505, 'feature-disabled'],
    [10400, 'unauthorized'],
    [10401, 'unauthorized'],
    [40000, 'invalid-input'],
    [40001, 'rate-limited'],
    [50000, 'provider-error'],
    [50011, 'content-violation'],
  ])('%d without a word is %s', (code, expected) => {
    expect(refusalCode(code, '')).toBe(expected)
  })

  it.each([
    [400, 'Insufficient credits', 'insufficient-credits'],
    [422, 'not enough balance', 'insufficient-credits'],
    [40000, '余额不足', 'insufficient-credits'],
    [50000, '扣费失败', 'insufficient-credits'],
    [400, 'Please top up', 'insufficient-credits'],
    [400, 'Desktop uploads are not supported', 'invalid-input'],
    [400, 'Content violates safety guidelines', 'content-violation'],
    [403, 'Blocked by our content policy', 'content-violation'],
    [422, '内容违规', 'content-violation'],
    [40000, '提示词包含敏感词', 'content-violation'],
    [50000, '内容违规', 'content-violation'],
    [50000, '模型不存在', 'provider-error'],
    [40001, '违规', 'rate-limited'],
    [400, 'The current content could not be processed', 'content-violation'],
    [400, 'The file could not be processed', 'invalid-input'],
    [400, 'Model names are case-sensitive', 'invalid-input'],
    [403, 'The key lacks permission', 'forbidden'],
    [429, 'Rate policy violated', 'rate-limited'],
    [500, 'sensitive instrument broke', 'provider-error'],
  ])('%d "%s" is %s', (code, words, expected) => {
    expect(refusalCode(code, words)).toBe(expected)
  })
})

describe('speaksOfMoney and speaksOfContent', () => {
  it('understand codes that are made of words', () => {
    expect(['INSUFFICIENT_CREDITS', 'InsufficientBalance', 'PROMPT_TOO_LONG'].map(speaksOfMoney)).toEqual([
      true,
      true,
      false,
    ])
    expect(
      ['NSFW_DETECTED', 'InputImageSensitiveContentDetected', 'case insensitive', 'GENERATION_FAILED'].map(
        speaksOfContent,
      ),
    ).toEqual([true, true, false, false])
  })
})
