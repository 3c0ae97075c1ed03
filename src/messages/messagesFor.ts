import { en } from './en.js'
import { knownLocale, languageOf } from './locale.js'
import type { Messages } from './Messages.js'

/**
 * The catalogue that serves a reader best: `messagesFor(navigator.languages, [zhCN, pl, ar])`. The wishes come first
 * first. Each takes a catalogue of the same locale (`zh-CN`), else one of the same language: `pl-PL` gets `pl`, and
 * `zh-TW` gets `zh-CN`, whose characters its readers know better than English words. What is no locale is passed over;
 * where nothing fits it is English. On a server give the wishes of the `Accept-Language` header, so that both sides agree.
 */
export function messagesFor(
  locales: string | readonly string[],
  catalogues: readonly Partial<Messages>[],
): Partial<Messages> {
  const offered = [...catalogues, en].flatMap((catalogue) => {
    const language = knownLocale(catalogue.language)
    return language === undefined ? [] : [{ catalogue, language }]
  })
  for (const wish of typeof locales === 'string' ? [locales] : locales) {
    const locale = knownLocale(wish)
    if (locale === undefined) continue
    const fits =
      offered.find(({ language }) => language === locale) ??
      offered.find(({ language }) => languageOf(language) === languageOf(locale))
    if (fits) return fits.catalogue
  }
  return en
}
