import { numberProperty, property } from '../core/unknownJson.js'
import { chanjingAnswer, chanjingRecord } from './chanjingDialect.js'
import type { SimulatedTask } from './SimulatedTask.js'
import type { SimulatedUpstream } from './SimulatedUpstream.js'

/** The most ids that one query names, and the longest page. */
const MOST = 50
const VIDEO = 4

/**
 * Chanjing's list of tasks: those asked for by `unique_ids`, or all, newest first. What is not known is not in it.
 * A scenario that breaks the check of one task breaks the whole query, which is one request; only a task that the
 * provider is to have forgotten is left out by itself.
 * https://doc.chanjing.cc/api/ai-creation/get-ai-creation-task-list.html
 */
export async function chanjingPage(body: unknown, upstream: SimulatedUpstream): Promise<Response> {
  const ids = property(body, 'unique_ids') ?? []
  const size = numberProperty(body, 'page_size') ?? 10
  if (property(body, 'type') !== VIDEO || !Array.isArray(ids) || ids.length > MOST || size > MOST) {
    return chanjingAnswer(null, 40000, '参数错误')
  }
  const { tasks } = upstream.provider
  const asked = (ids.length === 0 ? [...tasks] : tasks.filter(({ taskId }) => ids.includes(taskId))).reverse()
  const found: SimulatedTask[] = []
  for (const task of asked) {
    const fault = await upstream.checkFault(task)
    if (isForgotten(task)) continue
    if (fault) return fault
    found.push(task)
  }
  const wanted = found.filter(({ state }) => property(body, 'is_success') !== true || state === 'success')
  const page = Math.max(1, numberProperty(body, 'page') ?? 1)
  const list = wanted.slice((page - 1) * size, page * size).map((task) => chanjingRecord(upstream.read(task)))
  const count = wanted.length
  const pageInfo = { page, size, total_count: count, total_page: Math.ceil(count / size) }
  return chanjingAnswer({ list, total: count, page_info: pageInfo })
}

function isForgotten({ row }: SimulatedTask): boolean {
  const fault = row.checks?.fault
  return fault?.kind === 'refused' && fault.status === 404
}
