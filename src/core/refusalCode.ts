import { errorCodeOf } from './errorCodeOf.js'
import type { VideoErrorCode } from './VideoError.js'

/** What Chanjing's numbers in the body mean. */
const CODES: Readonly<Record<number, VideoErrorCode>> = {
  10400: 'unauthorized',
  10401: 'unauthorized',
  40000: 'invalid-input',
  40001: 'rate-limited',
  50000: 'provider-error',
  50011: 'content-violation',
}

/** Numbers that stand for many refusals, that of the content among them; Chanjing has a fault of the server there too. */
const TOLD_BY_WORDS: ReadonlySet<number> = new Set([400, 403, 422, 40000, 50000])

const SPEAKS_OF_MONEY =
  /insufficient[ _-]?(credit|balance|fund)|not enough (credit|balance)|\btop[ -]?up\b|out of credits|扣费失败|余额不足|蝉豆不足|蝉豆余额|欠费/i
/** "The current content could not be processed" is what KIE says of what its filter refused. */
const SPEAKS_OF_CONTENT = /nsfw|sensitive|prohibited|policy|violat|content could not be processed|违规|敏感/i
/** "Model names are case-sensitive" is no verdict on anybody's picture. */
const NOT_ABOUT_CONTENT = /(case|in)[ -]?sensitive/gi

/** Whether somebody's words, or a code made of words, say that money is missing. */
export function speaksOfMoney(text: string): boolean {
  return SPEAKS_OF_MONEY.test(text)
}

/** Whether somebody's words, or a code made of words, say that the content is not allowed. */
export function speaksOfContent(text: string): boolean {
  return SPEAKS_OF_CONTENT.test(text.replace(NOT_ABOUT_CONTENT, ''))
}

/**
 * What an upstream's refusal means: its HTTP status or the code in its body, with its words where the number alone
 * does not tell (APIXO reports missing credits as 400, and refused content as 403).
 */
export function refusalCode(code: number, words: string): VideoErrorCode {
  if ((code === 400 || code === 422 || code >= 40000) && speaksOfMoney(words)) return 'insufficient-credits'
  if (TOLD_BY_WORDS.has(code) && speaksOfContent(words)) return 'content-violation'
  return CODES[code] ?? errorCodeOf(code)
}
