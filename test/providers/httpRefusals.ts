import type { ExpectedError } from './providerContract.js'
import { NOW } from './providerContract.js'
import type { Scripted } from './scriptedFetch.js'

export type Refusals = Record<string, { answer: Scripted; error: ExpectedError }>

const html = '<!doctype html><title>Error</title>'
const tooMany = '{"code":429,"message":"Rate limit exceeded","data":null}'

function bare(
  status: number,
  body: string,
  error: ExpectedError,
  headers?: Record<string, string>,
): Refusals {
  const what = body === '' ? 'nothing' : body.slice(0, 30)
  const more = headers ? ` and ${JSON.stringify(headers)}` : ''
  return {
    [`HTTP ${status} with ${what}${more} is ${error.code}`]: {
      answer: { status, body, ...(headers && { headers }) },
      error: { status, ...error },
    },
  }
}

/** What a status alone means, on a create and on a check, whoever answers. */
export const httpRefusals: Refusals = {
  ...bare(429, tooMany, { code: 'rate-limited', retryAfterMs: 7_000 }, { 'Retry-After': '7' }),
  ...bare(
    429,
    tooMany,
    { code: 'rate-limited', retryAfterMs: 90_000 },
    { 'Retry-After': new Date(NOW + 90_000).toUTCString() },
  ),
  ...bare(429, tooMany, { code: 'rate-limited' }, { 'Retry-After': 'soon' }),
  ...bare(503, html, { code: 'maintenance', retryAfterMs: 120_000 }, { 'Retry-After': '120' }),
  ...bare(400, html, { code: 'invalid-input' }),
  ...bare(401, '', { code: 'unauthorized' }),
  ...bare(402, '', { code: 'insufficient-credits' }),
  ...bare(404, html, { code: 'not-found' }),
  ...bare(408, '', { code: 'provider-error' }),
  ...bare(409, '', { code: 'invalid-input' }),
  ...bare(413, html, { code: 'invalid-input' }),
  ...bare(422, '', { code: 'invalid-input' }),
  ...bare(455, '', { code: 'maintenance' }),
  ...bare(500, html, { code: 'provider-error' }),
  ...bare(500, '', { code: 'provider-error' }),
  ...bare(501, '', { code: 'provider-error' }),
  ...bare(505, '', { code: 'feature-disabled' }),
  ...bare(521, html, { code: 'provider-error' }),
}

const noVerdicts: { name: string; answer: Scripted; onCheck: ExpectedError['code'] }[] = [
  { name: 'HTTP 502', answer: { status: 502, body: html }, onCheck: 'provider-error' },
  { name: 'HTTP 504', answer: { status: 504, body: '' }, onCheck: 'provider-error' },
  {
    name: 'code 504 under HTTP 200',
    answer: { body: '{"code":504,"message":"Gateway timeout"}' },
    onCheck: 'provider-error',
  },
  {
    name: 'HTTP 524, a gateway that lost patience',
    answer: { status: 524, body: html },
    onCheck: 'provider-error',
  },
  { name: 'HTML under 200', answer: { body: html }, onCheck: 'malformed-response' },
  { name: 'nothing under 200', answer: { body: '' }, onCheck: 'malformed-response' },
  { name: 'no body at all', answer: { status: 204, body: null }, onCheck: 'malformed-response' },
  {
    name: 'data: null under 200',
    answer: { body: '{"code":200,"message":"success","data":null}' },
    onCheck: 'malformed-response',
  },
  {
    name: 'data without anything',
    answer: { body: '{"code":200,"message":"success","data":{}}' },
    onCheck: 'malformed-response',
  },
  { name: 'a list', answer: { body: '[]' }, onCheck: 'malformed-response' },
  { name: 'null', answer: { body: 'null' }, onCheck: 'malformed-response' },
  {
    name: 'an id that is no id',
    answer: { body: '{"code":200,"data":{"taskId":{}}}' },
    onCheck: 'malformed-response',
  },
  {
    name: 'more than 1 MiB',
    answer: { body: JSON.stringify({ code: 200, data: { taskId: 'task_1' }, pad: 'x'.repeat(1024 * 1024) }) },
    onCheck: 'malformed-response',
  },
  {
    name: 'a redirect',
    answer: { status: 302, headers: { Location: 'https://elsewhere.example/' } },
    onCheck: 'malformed-response',
  },
]

/** What is no verdict: on a create the money may be spent. */
export const noVerdictsOnCreate: Refusals = Object.fromEntries(
  noVerdicts.map(({ name, answer }) => [
    `${name} leaves it uncertain`,
    { answer, error: { code: 'uncertain' } },
  ]),
)

/** What is no verdict: on a check nothing is known. */
export const noVerdictsOnCheck: Refusals = Object.fromEntries(
  noVerdicts.map(({ name, answer, onCheck }) => [
    `${name} is ${onCheck}`,
    { answer, error: { code: onCheck } },
  ]),
)
