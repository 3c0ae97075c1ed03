import { describe, expect, it } from 'vitest'
import { ar, en, messagesFor, pl, zhCN } from '../../src/messages.js'

const offered = [zhCN, pl, ar]

describe('messagesFor', () => {
  it.each([
    ['pl', pl],
    ['pl-PL', pl],
    ['pl_PL', pl],
    ['zh-CN', zhCN],
    ['zh', zhCN],
    ['zh-TW', zhCN],
    ['zh-Hant-HK', zhCN],
    ['ar-EG', ar],
    ['AR', ar],
    ['en-GB', en],
    ['de', en],
    ['', en],
    ['no locale', en],
  ])('%j', (locale, catalogue) => {
    expect(messagesFor(locale, offered)).toBe(catalogue)
  })

  it.each([
    [['de-DE', 'pl', 'en'], pl],
    [['de-DE', 'en', 'pl'], en],
    [['*', '', 'ar'], ar],
    [[], en],
  ])('%j takes the first wish that can be fulfilled', (locales, catalogue) => {
    expect(messagesFor(locales, offered)).toBe(catalogue)
  })

  it('prefers the catalogue of the same locale, and passes over one that names no language', () => {
    const brazilian = { language: 'pt-BR', 'form.generate': 'Gerar' }
    const portuguese = { language: 'pt', 'form.generate': 'Criar' }
    const nameless = { 'form.generate': '?' }
    expect(messagesFor('pt', [nameless, brazilian, portuguese])).toBe(portuguese)
    expect(messagesFor('pt-AO', [brazilian, portuguese])).toBe(brazilian)
  })
})
