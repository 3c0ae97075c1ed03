import type { FaultClass } from './FaultClass.js'
import { changes } from './injections.js'
import type { Injection } from './roadRig.js'
import { goRoad } from './roadRig.js'

function payload(
  name: string,
  check: Injection,
  ends: string,
  scenario?: FaultClass['scenario'],
  within = 180,
): FaultClass {
  return {
    name,
    group: 'status',
    at: 'upstream check',
    through: ['hook', 'handler'],
    ...(scenario && { scenario }),
    ends,
    within,
    rig: () => goRoad({ check }, ends, within),
  }
}

const result = (resultJson: unknown) => changes((data) => ({ ...data, resultJson }))
const URL_OF_IT = 'https://r2.apixo.ai/1.mp4'
const links = (...resultUrls: unknown[]) => result(JSON.stringify({ resultUrls }))

/** Looks like a task that goes back to its beginning after it was worked on, and is done in the end. */
function backwards(): Injection {
  let looks = 0
  return async (answer, request) => {
    looks += 1
    return changes(
      (data) => ({ ...data, state: ['processing', 'pending'][looks - 1] ?? data['state'] }),
      true,
    )(answer, request)
  }
}

/** The 14 things that can be wrong with what a check finds. */
export const statusFaults: readonly FaultClass[] = [
  payload(
    'unknown state',
    changes((data) => ({ ...data, state: 'dreaming' }), true),
    'lost',
    'unknown-state',
    4_000,
  ),
  payload(
    'resultJson that is no JSON',
    result('{"resultUrls":["https://'),
    'failed: no-result',
    'result-json-broken',
  ),
  payload(
    'resultJson that is double-encoded',
    result(JSON.stringify(JSON.stringify({ resultUrls: [URL_OF_IT] }))),
    'success',
    'result-json-double',
  ),
  payload('resultJson that is an array', result(JSON.stringify([URL_OF_IT])), 'success'),
  payload('resultJson that is missing', result(undefined), 'failed: no-result', 'result-missing'),
  payload('an empty list', links(), 'failed: no-result', 'result-empty'),
  payload('a URL as string', result(JSON.stringify({ resultUrls: URL_OF_IT })), 'success'),
  payload('a hostile URL', links('javascript:alert(1)'), 'failed: no-result', 'result-hostile-url'),
  payload(
    '1,000 URLs',
    links(...Array.from({ length: 1_000 }, (_, index) => `${URL_OF_IT}?${index}`)),
    'success',
    'result-many',
  ),
  payload(
    'failCode without a message',
    changes((data) => ({ taskId: data['taskId'], state: 'failed', failCode: 'NSFW' })),
    'failed: content-violation',
    'fail:NSFW',
  ),
  payload(
    'a message of 1 MB',
    changes((data) => ({ taskId: data['taskId'], state: 'failed', failCode: 'X', failMsg: 'x'.repeat(1e6) })),
    'failed: unknown',
  ),
  payload(
    'times in seconds',
    changes((data) => ({ ...data, createTime: 1767965610, completeTime: 1767965652, costTime: 41 })),
    'success',
  ),
  payload('a state that goes backwards', backwards(), 'success'),
  payload(
    'the taskId of another task',
    changes((data) => ({ ...data, taskId: 'of-somebody-else' })),
    'contact lost: malformed-response',
    undefined,
    900,
  ),
]
