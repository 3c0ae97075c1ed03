import { describe, expect, it } from 'vitest'
import { videoErrorCodes } from '../../src/core/VideoError.js'
import type { FailureReason } from '../../src/core/Task.js'
import type { VideoPhase } from '../../src/hooks/TaskStatus.js'
import { en } from '../../src/messages/en.js'
import { ar } from '../../src/messages/ar.js'
import type { MessageValues } from '../../src/messages/Messages.js'
import { pl } from '../../src/messages/pl.js'
import { createTranslator, type Translation } from '../../src/messages/translator.js'
import { zhCN } from '../../src/messages/zh-CN.js'
import { models } from '../../src/models/registry.js'

const reasons: Record<FailureReason, true> = {
  'content-violation': true,
  'prompt-rejected': true,
  'image-unreachable': true,
  'image-rejected': true,
  'insufficient-credits': true,
  'provider-busy': true,
  'timed-out': true,
  'generation-failed': true,
  'no-result': true,
  unknown: true,
}
const phases: Record<Exclude<VideoPhase, 'idle'>, true> = {
  submitting: true,
  uncertain: true,
  pending: true,
  processing: true,
  success: true,
  failed: true,
  lost: true,
}

describe('the catalogue', () => {
  it.each([
    ...Object.keys(reasons).flatMap((reason) => [`failure.${reason}.title`, `failure.${reason}.next`]),
    ...Object.keys(videoErrorCodes).flatMap((code) => [`error.${code}.title`, `error.${code}.next`]),
    ...Object.keys(phases).map((phase) => `task.${phase}`),
    'charged.yes',
    'charged.no',
    'charged.unknown',
    'charged.nothing-sent',
    'warning.prompt.long',
    'warning.negative-prompt.long',
    'warning.image.type',
  ])('has words for %s', (key) => {
    expect(Object.keys(en)).toContain(key)
  })

  it('has words for every key that a model names', () => {
    const keys = models.flatMap(({ cfgScale, advice: { tiers, ...advice } }) => [
      ...(cfgScale?.zones.map(({ message }) => message) ?? []),
      ...Object.values(tiers ?? {}),
      ...Object.values(advice),
    ])
    expect(keys.length).toBeGreaterThan(6)
    for (const key of keys) expect(Object.keys(en)).toContain(key)
  })

  it.each(Object.entries(en))('%s is a sentence or a word, with nothing left open', (_, message) => {
    const values = new Proxy({}, { get: (_target, name) => `<${String(name)}>` })
    const said = typeof message === 'function' ? message(values) : message
    expect(said.trim()).toBe(said)
    expect(said).not.toBe('')
    expect(said).not.toMatch(/undefined|null|NaN|\[object|\$\{/)
  })
})

describe('createTranslator', () => {
  const t = createTranslator()

  it('says a text, and a message of values', () => {
    expect(t('form.generate')).toBe('Generate')
    expect(t('form.count', { count: 3, max: 2500 })).toBe('3/2,500')
    expect(t.locale).toBe('en')
  })

  it('takes from a given catalogue what it has, and the rest from English', () => {
    const own = createTranslator({
      messages: { 'form.generate': 'Los', 'form.count': ({ count }) => `${count} Zeichen` },
      locale: 'de',
    })
    expect(own('form.generate')).toBe('Los')
    expect(own('form.count', { count: 3 })).toBe('3 Zeichen')
    expect(own('form.prompt')).toBe('Prompt')
    expect(own.locale).toBe('de')
  })

  it('takes from the translation above what its own lacks, and writes it for its own locale', () => {
    const above = createTranslator({ messages: pl })
    const own = createTranslator({ messages: { 'form.generate': 'Zrób film' } }, above)
    expect(own('form.generate')).toBe('Zrób film')
    expect(own('form.negative')).toBe(pl['form.negative'])
    expect(own.locale).toBe('pl')
    const german = createTranslator({ locale: 'de' }, own)
    expect(german('form.count', { count: 3, max: 2500 })).toBe('3/2.500')
    expect(german('form.advanced.changed', { count: 2 })).toBe('2 zmiany')
  })

  it('counts by the rules of the language of the words, whatever the numbers are written for', () => {
    const t = createTranslator({ messages: pl, locale: 'en-US' })
    expect(t('form.advanced.changed', { count: 5 })).toBe('5 zmian')
    const own = createTranslator({
      messages: { 'form.advanced.changed': (_, plural) => plural('count', { few: 'few', other: 'other' }) },
      locale: 'cs',
    })
    expect(own('form.advanced.changed', { count: 3 })).toBe('few')
    expect(own('form.advanced.changed')).toBe('other')
  })

  it('asks a host’s own i18n first, and itself where that knows nothing', () => {
    const asked: [string, MessageValues][] = []
    const t = createTranslator({
      translate: (key, values) => {
        asked.push([key, values])
        return key === 'form.count' ? `${values['count']} of many` : undefined
      },
      messages: pl,
    })
    expect(t('form.count', { count: 3, max: 2500 })).toBe('3 of many')
    expect(t('form.negative')).toBe(pl['form.negative'])
    expect(asked).toEqual([
      ['form.count', { count: 3, max: 2500 }],
      ['form.negative', {}],
    ])
  })

  it.each([
    [{}, 'en', {}],
    [{ messages: pl }, 'pl', { lang: 'pl', dir: 'ltr' }],
    [{ messages: ar }, 'ar-u-nu-latn', { lang: 'ar', dir: 'rtl' }],
    [{ messages: ar, locale: 'ar_EG' }, 'ar-EG-u-nu-latn', { lang: 'ar-EG', dir: 'rtl' }],
    [{ messages: pl, locale: 'en-CA' }, 'en-CA', { lang: 'pl', dir: 'ltr' }],
    [{ locale: 'de' }, 'de', {}],
    [{ locale: 'no locale' }, 'en', {}],
    [{ messages: zhCN, locale: '' }, 'zh-CN', { lang: 'zh-CN', dir: 'ltr' }],
    [{ messages: { 'form.generate': 'צור' }, locale: 'he' }, 'he', { lang: 'he', dir: 'rtl' }],
    [{ messages: { 'form.generate': 'Go' } }, 'en', {}],
    [{ translate: () => 'بنائیں', locale: 'ur' }, 'ur', { lang: 'ur', dir: 'rtl' }],
  ] as [Translation, string, object][])('of %j is for %s', (translation, locale, attributes) => {
    const made = createTranslator(translation)
    expect(made.locale).toBe(locale)
    expect(made.attributes).toEqual(attributes)
  })

  it.each(['no.such.key', '', 'language', 'toString', '__proto__', 'constructor'])(
    'open(): %j, which no catalogue has, gives the text of the fallback',
    (key) => {
      expect(t.open(key, 'input.invalid')).toBe('This value is not accepted.')
    },
  )

  it('open(): a key that came over a wire gives its text', () => {
    expect(t.open('image.bytes', 'input.invalid', { max: 10 })).toBe('This image is larger than 10 MB.')
  })
})
