import type { FailureReason } from '../core/Task.js'
import type { ProviderName } from './ProviderName.js'
import type { SimulatedTask } from './SimulatedTask.js'

export interface Failure {
  readonly failCode: string
  readonly failMsg: string
}

/** KIE's failCode is a number as text; the words tell the reasons apart. They are the ones that were seen of it. */
const kie: Readonly<Partial<Record<FailureReason, Failure>>> = {
  'content-violation': { failCode: '422', failMsg: 'Invalid prompt: prompt contains prohibited content' },
  'image-unreachable': { failCode: '400', failMsg: 'Image fetch failed.' },
  'insufficient-credits': { failCode: '402', failMsg: 'Insufficient credits' },
  'generation-failed': { failCode: '500', failMsg: 'Internal Error, Please try again later.' },
  'provider-busy': { failCode: '455', failMsg: 'Service Unavailable' },
  'timed-out': {
    failCode: '408',
    failMsg: 'Upstream is currently experiencing service issues. No result for over 10 minutes',
  },
}
const kieAnything: Failure = { failCode: '422', failMsg: 'The request could not be processed' }

/** Chanjing has words and no code. Only the last of them is printed in its documents. */
const chanjing: Readonly<Partial<Record<FailureReason, string>>> = {
  'content-violation': '内容违规，请修改提示词',
  'insufficient-credits': '蝉豆余额不足',
}
const chanjingAnything = '任务失败,本次生成不消耗蝉豆'

/**
 * What a failed task's provider says of it: the row's own code and words where they are that provider's, else the
 * nearest that the provider has.
 */
export function failureOf({ row, provider }: Pick<SimulatedTask, 'row' | 'provider'>): Failure {
  const { failure, end, providers } = row
  // A row that is about several is written in the words of the first.
  if (failure && (providers?.[0] ?? 'apixo') === provider) return failure
  const reason = end.phase === 'failed' ? end.reason : 'unknown'
  return nearest[provider](reason, failure)
}

const nearest: Readonly<Record<ProviderName, (reason: FailureReason, failure?: Failure) => Failure>> = {
  // APIXO's is an open set of names, so that another's number would be one more of them.
  apixo: (_reason, failure) => failure ?? { failCode: 'GENERATION_FAILED', failMsg: 'Generation failed' },
  kie: (reason) => kie[reason] ?? kieAnything,
  chanjing: (reason) => ({ failCode: '', failMsg: chanjing[reason] ?? chanjingAnything }),
}
