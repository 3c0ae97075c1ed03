import { describe, expect, it } from 'vitest'
import { ar, en, pl, zhCN, type Message, type MessageKey, type Messages } from '../../src/messages.js'
import { createTranslator } from '../../src/messages/translator.js'
import { namesIn, NUMBER_SAMPLES, sampleValues } from './sampleValues.js'

const keysOf = (catalogue: object) => Object.keys(catalogue).filter((key) => key !== 'language')
const english: Readonly<Record<string, Message>> = en
const translations: [string, Messages][] = [
  ['zh-CN', zhCN],
  ['pl', pl],
  ['ar', ar],
]

/** Names that are written alike everywhere. */
const NAMES = ['Kling', 'Turbo', 'JPG', 'PNG', 'WebP', 'MB', 'URL', 'https']
const withoutNames = (text: string) => NAMES.reduce((rest, name) => rest.replaceAll(name, ''), text)

/** Words that Polish took from English, or that are no words. */
const ALIKE_IN_POLISH = new Set<string>([
  'form.model',
  'form.model.option',
  'form.prompt',
  'form.count',
  'form.duration.option',
  'form.tier.standard',
  'form.tier.pro',
  'form.tier.master',
  'frame.url.short',
  'frame.url.placeholder',
  'guidance.value',
] satisfies MessageKey[])

describe.each(translations)('%s', (locale, catalogue) => {
  const t = createTranslator({ messages: catalogue })
  const said = (key: MessageKey) => NUMBER_SAMPLES.map((number) => t(key, sampleValues(number)))
  const keys = keysOf(catalogue) as MessageKey[]

  it('names its own language', () => {
    expect(catalogue.language).toBe(locale)
    expect(t.attributes).toEqual({ lang: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' })
  })

  it('has every key of English and no other', () => {
    expect({
      missing: keysOf(en).filter((key) => !(key in catalogue)),
      tooMany: keysOf(catalogue).filter((key) => !(key in en)),
    }).toEqual({ missing: [], tooMany: [] })
  })

  it('calls a button by what is to be read on it, so that it can be asked for by voice', () => {
    const pairs: [MessageKey, MessageKey][] = [
      ['frame.url.short', 'frame.url'],
      ['frame.last', 'frame.last.label'],
    ]
    for (const [seen, name] of pairs) {
      expect(t(name, sampleValues(1)).toLowerCase()).toContain(t(seen).toLowerCase())
    }
  })

  it('fills in the same values as English', () => {
    const differing = keys.filter((key) => namesIn(english[key]!).join() !== namesIn(catalogue[key]).join())
    expect(differing).toEqual([])
  })

  it('says every message with every number, with nothing left open', () => {
    const open = keys.flatMap((key) =>
      said(key)
        .filter((text) => text.trim() !== text || /^$|undefined|null|NaN|object|[{}$]|\s\s/.test(text))
        .map((text) => `${key}: ${text}`),
    )
    expect(open).toEqual([])
  })
})

describe.each(translations.filter(([locale]) => locale !== 'pl'))(
  '%s, in letters of its own',
  (_, catalogue) => {
    it('leaves no word in English', () => {
      const t = createTranslator({ messages: catalogue })
      const left = (keysOf(catalogue) as MessageKey[])
        .map((key) => `${key}: ${withoutNames(t(key, sampleValues(5)))}`)
        .filter((line) => /[a-z]{2,}/i.test(line.slice(line.indexOf(': '))))
      expect(left).toEqual([])
    })
  },
)

describe('Polish', () => {
  it('leaves no word in English, but for those that both have', () => {
    const inEnglish = createTranslator({ messages: en, locale: 'pl' })
    const inPolish = createTranslator({ messages: pl })
    const values = sampleValues(5)
    const alike = (keysOf(pl) as MessageKey[]).filter(
      (key) => inEnglish(key, values) === inPolish(key, values) && !ALIKE_IN_POLISH.has(key),
    )
    expect(alike).toEqual([])
    const words = (keysOf(pl) as MessageKey[]).filter((key) =>
      /\b(the|of|is|are|this|that|and|not|with|again|frame|image|video|your?)\b/i.test(inPolish(key, values)),
    )
    expect(words).toEqual([])
  })

  it.each([
    [1, '1 zmiana'],
    [2, '2 zmiany'],
    [4, '4 zmiany'],
    [5, '5 zmian'],
    [12, '12 zmian'],
    [22, '22 zmiany'],
    [25, '25 zmian'],
  ])('counts one, few and many: %i', (count, text) => {
    expect(createTranslator({ messages: pl })('form.advanced.changed', { count })).toBe(text)
  })
})

describe('Arabic', () => {
  it.each([
    [0, 'بلا تغيير'],
    [1, 'تغيير واحد'],
    [2, 'تغييران'],
    [3, '3 تغييرات'],
    [11, '11 تغييرًا'],
    [100, '100 تغيير'],
  ])('has six forms: %i', (count, text) => {
    expect(createTranslator({ messages: ar })('form.advanced.changed', { count })).toBe(text)
  })

  it('writes its numbers with the digits of the clock beside them, unless the locale names others', () => {
    const values = { count: 1, max: 2500 }
    expect(createTranslator({ messages: ar })('form.count', values)).toBe('1/2,500')
    expect(createTranslator({ messages: ar, locale: 'ar-EG' })('form.count', values)).toBe('1/2,500')
    const eastern = createTranslator({ messages: ar, locale: 'ar-EG-u-nu-arab' })
    expect(eastern('form.count', values)).toBe('١/٢٬٥٠٠')
  })
})

describe('every number of every language', () => {
  it('is written by the locale and not by the catalogue', () => {
    for (const [, catalogue] of translations) {
      const t = createTranslator({ messages: catalogue, locale: 'de' })
      expect(t('input.prompt.too-long', { max: 2500 })).toContain('2.500')
    }
  })
})
