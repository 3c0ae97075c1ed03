/**
 * A locale that `Intl` takes: `pt_BR` becomes `pt-BR`, and what is no locale at all gives `undefined`, so that a typo in
 * a setting costs the right numbers and not the page.
 */
export function knownLocale(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** Its language alone: `zh` of `zh-Hant-TW`. */
export function languageOf(locale: string): string {
  return new Intl.Locale(locale).language
}

/**
 * The locale with Latin digits, unless it names others itself (`ar-EG-u-nu-arab`). The clock and the ratios of a video
 * are written with them everywhere, and what a browser takes for the digits of plain `ar` differs from its server's.
 */
export function withDigits(locale: string): string {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions()
  if (numberingSystem === 'latn' && languageOf(locale) !== 'ar') return locale
  const named = new Intl.Locale(locale).numberingSystem
  return named === undefined ? new Intl.Locale(locale, { numberingSystem: 'latn' }).toString() : locale
}

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/** Which way a language is written, by its script. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize()
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
}
