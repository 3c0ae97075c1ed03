import { describe, expect, test } from 'vitest'
import { pseudo, pseudoMessages } from '../../.storybook/pseudoMessages.js'
import { en } from '../../src/messages.js'
import { createTranslator } from '../../src/messages/translator.js'

const t = createTranslator({ messages: pseudoMessages })

describe('the language that nobody speaks', () => {
  test('is English with accents, in brackets', () => {
    expect(pseudo('Generate')).toBe('[Ĝéñéŕáţé ~~~~]')
    expect(t('form.generate')).toBe('[Ĝéñéŕáţé ~~~~]')
    expect(t.locale).toBe('en-XA')
  })

  test('leaves the values as they are', () => {
    expect(t('task.label', { prompt: 'a fox' })).toMatch(/^\[Ṽîðéö: a fox ~+\]$/)
    expect(t('form.count', { count: 3, max: 2500 })).toMatch(/^\[3\/2,500 ~+\]$/)
  })

  test('is at least two fifths longer, and has no unaccented letter of its own', () => {
    const short = Object.entries(en).filter(
      ([, message]) => typeof message === 'string' && pseudo(message).length < message.length * 1.4,
    )
    expect(short).toEqual([])
    expect(pseudo('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')).not.toMatch(/[a-z]/i)
  })
})
