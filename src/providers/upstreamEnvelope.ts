import { refusalCode } from '../core/refusalCode.js'
import { numberProperty, plainText, property, textProperty } from '../core/unknownJson.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import { VideoError } from '../core/VideoError.js'
import type { UpstreamAnswer } from './upstreamRequest.js'

/** What the upstreams wrap their answers in: `{ code, message or msg, data }`. */
export interface UpstreamEnvelope {
  answer: UpstreamAnswer
  /** The code in the body, where it is a number. */
  code: number | undefined
  /** The provider's own words about a refusal, from wherever it puts them; '' where it has none. */
  words: string
  /** A name of what went wrong: APIXO says that some immediate errors carry one. */
  failCode: string | undefined
  /** What that name means, where the provider's own list of errors says so. */
  verdict?: VideoErrorCode | undefined
  traceId: string | undefined
  data: unknown
}

/**
 * A create may have been accepted behind these: a gateway lost its upstream after it had passed the request on.
 * 520, 522 and 524 are Cloudflare's words for the same.
 */
const MAYBE_ACCEPTED: ReadonlySet<number> = new Set([502, 504, 520, 522, 524])

/** Reads the envelope of any answer. Never throws. */
export function upstreamEnvelope(answer: UpstreamAnswer): UpstreamEnvelope {
  const { body } = answer
  const data = property(body, 'data')
  const code = numberProperty(body, 'code')
  const failCode = textProperty(data, 'failCode')
  const sayings = [
    code === undefined ? textProperty(body, 'code') : undefined,
    textProperty(body, 'message') ?? textProperty(body, 'msg'),
    textProperty(data, 'error'),
    failCode,
    textProperty(data, 'failMsg'),
  ]
  const words = plainText(sayings.filter((saying) => saying !== undefined).join(': '))
  return { answer, code, words, failCode, traceId: textProperty(body, 'trace_id'), data }
}

/**
 * The error that the answer stands for, or `undefined` where it is no refusal: then its data speak.
 * HTTP status and code in the body count alike, because the upstreams differ in where they put theirs.
 */
export function refusalOf(
  envelope: UpstreamEnvelope,
  request: { providerName: string; spends: boolean },
): VideoError | undefined {
  const { answer, code, words, verdict } = envelope
  const numbers = [code, answer.status].filter((number) => number !== undefined)
  const refused = numbers.find((number) => number >= 400)
  const mayBeAccepted = request.spends && numbers.some((number) => MAYBE_ACCEPTED.has(number))
  if (refused === undefined && verdict === undefined) {
    if (answer.status >= 200 && answer.status < 300) return undefined
    return malformed(envelope, { ...request, what: 'a redirect' })
  }
  const number = refused ?? answer.status
  const message = `${request.providerName} answered ${number}${words === '' ? '' : `: ${words}`}`
  return new VideoError(mayBeAccepted ? 'uncertain' : codeOf(number, envelope), message, detailsOf(envelope))
}

/** An answer that is not what was promised. On a create nobody knows what it means for the money. */
export function malformed(
  envelope: UpstreamEnvelope,
  request: { providerName: string; spends: boolean; what: string },
): VideoError {
  const code = request.spends ? 'uncertain' : 'malformed-response'
  const what =
    envelope.answer.body === undefined ? `${request.what}, and no JSON that can be read` : request.what
  return new VideoError(code, `${request.providerName} sent ${what}.`, detailsOf(envelope))
}

function codeOf(refused: number, { failCode, words, verdict }: UpstreamEnvelope): VideoErrorCode {
  if (verdict !== undefined) return verdict
  // A name that speaks of money or content tells more than any number beside it.
  const byName = failCode === undefined ? 'invalid-input' : refusalCode(400, failCode)
  return byName === 'invalid-input' ? refusalCode(refused, words) : byName
}

function detailsOf({ answer, code, failCode, traceId }: UpstreamEnvelope) {
  return {
    status: answer.status,
    retryAfterMs: answer.retryAfterMs,
    providerCode: failCode === undefined ? code?.toString() : plainText(failCode, 80),
    traceId: traceId === undefined ? undefined : plainText(traceId, 80),
  }
}
