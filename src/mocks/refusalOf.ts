import { refusalCode } from '../core/refusalCode.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { ProviderName } from './ProviderName.js'
import type { Fault, Scenario } from './Scenario.js'

/** A refusal as one provider puts it. */
export interface Refusal {
  /** The HTTP status: APIXO's is the code itself, KIE and Chanjing refuse with a 200. */
  status: number
  /** The code in the body. */
  code: number
  message: string
  data?: { readonly error: string }
  /** It comes as a page of a gateway, so that there is no code in the body. */
  page: boolean
}

type Way = readonly [code: number, message: string]
type Ways = Readonly<Partial<Record<VideoErrorCode, Way>>> & { readonly 'provider-error': Way }

/**
 * How each provider says what another one said. Codes and words are the documents' where they print them; what a
 * provider has no code for (KIE and Chanjing: a forbidden model) is said in the nearest way.
 */
const ways: Readonly<Record<ProviderName, Ways>> = {
  apixo: {
    'invalid-input': [400, 'Invalid request'],
    unauthorized: [401, 'Invalid or missing API key'],
    'insufficient-credits': [402, 'Insufficient balance'],
    forbidden: [403, 'Permission denied'],
    'feature-disabled': [403, 'Permission denied'],
    'content-violation': [403, 'Content violates usage policy'],
    'not-found': [404, 'Model or task not found'],
    'rate-limited': [429, 'Rate limit exceeded'],
    maintenance: [503, 'Model unavailable'],
    'provider-error': [500, 'Internal server error'],
  },
  kie: {
    'invalid-input': [422, 'Validation Error - The request parameters failed validation checks'],
    unauthorized: [401, 'You do not have access permissions'],
    forbidden: [401, 'You do not have access permissions'],
    'insufficient-credits': [402, 'Insufficient Credits - Account does not have enough credits'],
    'content-violation': [422, 'Invalid prompt: prompt contains prohibited content'],
    'not-found': [404, 'Task not found'],
    'rate-limited': [429, 'Rate limit exceeded'],
    maintenance: [455, 'Service Unavailable - System is currently undergoing maintenance'],
    'feature-disabled': [505, 'Feature Disabled - The requested feature is currently disabled'],
    'provider-error': [500, 'Server Error - An unexpected error occurred while processing the request'],
  },
  chanjing: {
    'invalid-input': [40000, '参数错误'],
    unauthorized: [10400, 'AccessToken 验证失败'],
    forbidden: [10400, 'AccessToken 验证失败'],
    'insufficient-credits': [50000, '蝉豆余额不足'],
    'content-violation': [50011, '内容违规'],
    // The one thing that it says by HTTP status.
    'not-found': [404, 'Not Found'],
    'rate-limited': [40001, '超出 QPS 限制'],
    maintenance: [503, 'Service Unavailable'],
    'provider-error': [50000, '系统内部错误'],
  },
}

/** How a provider puts a refusal: in the row's own words where the row is about it, else in the nearest of its own. */
export function refusalOf(
  provider: ProviderName,
  row: Pick<Scenario, 'providers'>,
  fault: Extract<Fault, { kind: 'refused' }>,
): Refusal {
  const { status, message, data } = fault
  if (fault.page) return { status, code: status, message, page: true }
  // A row that is about several is written in the words of the first.
  if ((row.providers?.[0] ?? 'apixo') === provider) return inBody(provider, status, message, data)
  const meaning = refusalCode(status, message)
  return inBody(provider, ...(ways[provider][meaning] ?? ways[provider]['provider-error']))
}

function inBody(provider: ProviderName, code: number, message: string, data?: Refusal['data']): Refusal {
  const page = provider === 'chanjing' && (code === 404 || code === 503)
  const status = provider === 'apixo' || page ? code : 200
  return { status, code, message, page, ...(data && { data }) }
}
