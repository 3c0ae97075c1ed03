import { en } from './en.js'
import { directionOf, knownLocale, languageOf, withDigits } from './locale.js'
import type { Message, MessageKey, Messages, MessageValues, Plural } from './Messages.js'

/** Where words come from. */
export interface Translation {
  messages?: Partial<Messages> | undefined
  locale?: string | undefined
  /** A host's own i18n. It comes before `messages`; what it has no words for, it answers with `undefined`. */
  translate?: ((key: MessageKey, values: MessageValues) => string | undefined) | undefined
}

/** Turns keys into text. */
export interface Translator {
  (key: MessageKey, values?: MessageValues): string
  /** For a key that came over a wire: one that the catalogue does not have gives the `fallback`'s text. */
  open(key: string, fallback: MessageKey, values?: MessageValues): string
  /** The locale that numbers and dates are written for. Never the browser's own: a server would write another. */
  readonly locale: string
  /** The language of the words and its direction, as attributes; empty where nobody chose one and the page's holds. */
  readonly attributes: LanguageAttributes
  /** All translations behind it, the nearest first. */
  readonly sources: readonly Translation[]
}

interface LanguageAttributes {
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** Makes a translator. What a translation lacks is taken from the one above it, and in the end from English. */
export function createTranslator(translation: Translation = {}, above?: Translator): Translator {
  const language = knownLocale(translation.messages?.language)
  const given = knownLocale(translation.locale)
  const locale = withDigits(given ?? language ?? above?.locale ?? en.language)
  const sources = [translation, ...(above?.sources ?? [{ messages: en }])]
  const number = new Intl.NumberFormat(locale)

  const text = (key: MessageKey, values: MessageValues = {}): string => {
    for (const { messages, translate, locale: itsLocale } of sources) {
      const said = translate?.(key, values)
      if (said !== undefined) return said
      const message: Message | undefined = messages?.[key]
      if (message === undefined) continue
      if (typeof message === 'string') return message
      const itsLanguage = knownLocale(messages?.language) ?? knownLocale(itsLocale) ?? locale
      return message(written(values, number), pluralOf(itsLanguage, values))
    }
    return key // not reached: English has every key
  }
  return Object.assign(text, {
    open: (key: string, fallback: MessageKey, values?: MessageValues) =>
      text(isMessageKey(key) ? key : fallback, values),
    locale,
    attributes: attributesOf(translation, language, given) ?? above?.attributes ?? {},
    sources,
  })
}

function attributesOf(
  { messages, translate }: Translation,
  language: string | undefined,
  given: string | undefined,
): LanguageAttributes | undefined {
  if (!messages && !translate) return undefined
  // Polish words in an app for Canada are Polish; in one for pl-PL they are that.
  const isSame = given !== undefined && (!language || languageOf(given) === languageOf(language))
  const words = isSame ? given : language
  if (words === undefined) return undefined
  const lang = new Intl.Locale(words).baseName
  return { lang, dir: directionOf(words) }
}

function written(values: MessageValues, number: Intl.NumberFormat): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? number.format(value) : value,
    ]),
  )
}

function pluralOf(language: string, values: MessageValues): Plural {
  return (name, forms) => {
    const value = Number(values[name])
    return (Number.isNaN(value) ? undefined : forms[pluralRules(language).select(value)]) ?? forms.other
  }
}

const rules = new Map<string, Intl.PluralRules>()

function pluralRules(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

function isMessageKey(key: string): key is MessageKey {
  return key !== 'language' && Object.hasOwn(en, key)
}
