import { fixture } from '../fixtures/fixture.js'
import type { Refusals } from './httpRefusals.js'
import { httpRefusals } from './httpRefusals.js'
import type { ExpectedError } from './providerContract.js'

/** A code in the body under HTTP 200, which is Chanjing's only way to refuse. */
function refusal(number: number, msg: string, code: ExpectedError['code']): Refusals {
  return {
    [`code ${number} "${msg}" is ${code}`]: {
      answer: { body: JSON.stringify({ trace_id: 'trace-7', code: number, msg, data: null }) },
      error: { code, status: 200, providerCode: String(number), traceId: 'trace-7', saying: msg },
    },
  }
}

const outOfMoney = ['扣费失败', '账户余额不足', '蝉豆不足', '蝉豆余额不够', '账户已欠费']

/** A gateway's statuses mean here what they mean everywhere, except the one that Chanjing itself uses. */
const gateway = Object.fromEntries(
  Object.entries(httpRefusals).filter(([name]) => !name.startsWith('HTTP 404')),
)

/** What means the same on a create and on a check. Codes 10400 and 10401 cost a second request: they are elsewhere. */
export const refusals: Refusals = {
  'the documented answer to too many requests': {
    answer: { body: fixture('chanjing', 'create-over-qps') },
    error: {
      code: 'rate-limited',
      providerCode: '40001',
      traceId: '96afa792520b0e6a86d72e89435bc0a8',
      saying: '超出 QPS 限制',
    },
  },
  ...refusal(400, '传入参数格式错误', 'invalid-input'),
  ...refusal(40000, '参数错误', 'invalid-input'),
  ...refusal(40001, '超出 QPS 限制', 'rate-limited'),
  ...refusal(50000, '系统内部错误', 'provider-error'),
  ...refusal(50000, '模型不存在', 'provider-error'),
  ...refusal(50011, '内容违规', 'content-violation'),
  ...refusal(50011, '审核不通过', 'content-violation'),
  ...refusal(40002, '额度限制', 'provider-error'),
  ...refusal(51000, '未知错误', 'provider-error'),
  ...Object.fromEntries(
    [400, 40000, 50000].flatMap((number) =>
      outOfMoney.flatMap((msg) => Object.entries(refusal(number, msg, 'insufficient-credits'))),
    ),
  ),
  'a wrong path, which is a plain 404, speaks of no task': {
    answer: { status: 404, body: '404 page not found' },
    error: { code: 'provider-error', status: 404, saying: 'baseUrl' },
  },
  ...gateway,
}
