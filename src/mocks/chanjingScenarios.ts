import type { FailureReason } from '../core/Task.js'
import type { VideoErrorCode } from '../core/VideoError.js'
import type { Scenario } from './Scenario.js'

const providers = ['chanjing'] as const

function refused<Name extends string>(name: Name, code: VideoErrorCode, status: number, message: string) {
  return {
    name,
    group: 'create',
    description: `Chanjing refuses with ${status}: ${message}`,
    providers,
    create: { fault: { kind: 'refused', status, message }, accepted: false },
    end: { phase: 'refused', code },
  } satisfies Scenario
}

function failed<Name extends string>(name: Name, reason: FailureReason, failMsg: string) {
  return {
    name,
    group: 'failure',
    description: `A task fails at Chanjing: ${failMsg}`,
    providers,
    failure: { failCode: '', failMsg },
    pace: 'early',
    end: { phase: 'failed', reason },
  } satisfies Scenario
}

function tokenKilled<Name extends string>(name: Name, killsToken: 10400 | 10401) {
  return {
    name,
    group: 'check',
    description: `Somebody else fetches a Chanjing token after the create, and ours is refused with ${killsToken}`,
    providers,
    killsToken,
    end: { phase: 'success' },
  } satisfies Scenario
}

/**
 * What Chanjing alone does. That money is missing it says in words only, under its code for every trouble; which of
 * them comes with a create and which with a task no document tells.
 */
export const chanjingScenarios = [
  refused('chanjing-400', 'invalid-input', 400, '传入参数格式错误'),
  refused('chanjing-10401', 'unauthorized', 10401, 'AccessToken 已失效'),
  refused('chanjing-40000', 'invalid-input', 40000, '参数错误'),
  refused('chanjing-40001', 'rate-limited', 40001, '超出 QPS 限制'),
  refused('chanjing-50000', 'provider-error', 50000, '系统内部错误'),
  refused('chanjing-50000-model', 'provider-error', 50000, '模型不存在'),
  refused('chanjing-50011', 'content-violation', 50011, '内容审核不通过'),
  refused('chanjing-money-deduction', 'insufficient-credits', 50000, '扣费失败'),
  refused('chanjing-money-balance', 'insufficient-credits', 50000, '余额不足'),
  refused('chanjing-money-beans', 'insufficient-credits', 50000, '蝉豆不足'),
  refused('chanjing-money-bean-balance', 'insufficient-credits', 50000, '蝉豆余额为 0'),
  refused('chanjing-money-arrears', 'insufficient-credits', 50000, '账户已欠费'),
  tokenKilled('token-killed', 10400),
  tokenKilled('token-killed-10401', 10401),
  failed('fail:chanjing-error', 'unknown', '任务失败,本次生成不消耗蝉豆'),
  { ...failed('fail:chanjing-fail', 'unknown', '生成失败，请稍后重试'), failedState: 'Fail' },
  failed('fail:chanjing-content', 'content-violation', '提示词包含违规内容'),
  failed('fail:chanjing-sensitive', 'content-violation', '图片包含敏感信息'),
  failed('fail:chanjing-money', 'insufficient-credits', '蝉豆余额不足，请充值'),
] as const satisfies readonly Scenario[]
