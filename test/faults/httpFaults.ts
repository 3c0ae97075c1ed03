import type { VideoErrorCode } from '../../src/core/VideoError.js'
import type { FaultClass } from './FaultClass.js'
import { answers } from './injections.js'
import { goRoad } from './roadRig.js'

type Row = readonly [
  name: string,
  create: `refused: ${VideoErrorCode}` | 'uncertain',
  check: VideoErrorCode,
  scenario?: FaultClass['scenario'],
]

const rows: readonly Row[] = [
  ['400', 'refused: invalid-input', 'invalid-input', 'http-400'],
  ['401', 'refused: unauthorized', 'unauthorized', 'http-401'],
  ['402', 'refused: insufficient-credits', 'insufficient-credits', 'http-402'],
  ['403', 'refused: forbidden', 'forbidden', 'http-403'],
  ['404', 'refused: not-found', 'not-found', 'http-404'],
  ['409', 'refused: invalid-input', 'invalid-input'],
  ['413', 'refused: invalid-input', 'invalid-input'],
  ['422', 'refused: invalid-input', 'invalid-input', 'kie-422'],
  ['429 + seconds', 'refused: rate-limited', 'rate-limited', 'http-429-retry-after'],
  ['429 + date', 'refused: rate-limited', 'rate-limited', 'http-429-retry-date'],
  ['429 bare', 'refused: rate-limited', 'rate-limited', 'http-429'],
  ['455', 'refused: maintenance', 'maintenance', 'kie-455'],
  ['500', 'refused: provider-error', 'provider-error', 'http-500'],
  ['501', 'refused: provider-error', 'provider-error', 'kie-501'],
  ['502', 'uncertain', 'provider-error', 'http-502'],
  ['503', 'refused: maintenance', 'maintenance', 'http-503'],
  ['504', 'uncertain', 'provider-error', 'http-504'],
  ['505', 'refused: feature-disabled', 'feature-disabled', 'kie-505'],
]

function injection(name: string) {
  const status = Number(name.slice(0, 3))
  const headers: Record<string, string> = {}
  if (name.endsWith('seconds')) headers['Retry-After'] = '5'
  if (name.endsWith('date')) headers['Retry-After'] = new Date(Date.now() + 5_000).toUTCString()
  return answers({ code: status, message: 'No', data: null }, { status, headers })
}

/** The 18 statuses: on the create, and on every check of another road. */
export const httpFaults: readonly FaultClass[] = rows.map(([name, create, check, scenario]) => {
  // That nobody knows a task is an end of its own; the others leave it where it was.
  const checked = check === 'not-found' ? 'lost' : `contact lost: ${check}`
  return {
    name: `HTTP ${name}`,
    group: 'http',
    at: 'upstream create',
    through: ['hook', 'handler'],
    ...(scenario && { scenario }),
    ends: `${create}; ${checked}`,
    within: 900,
    rig: async () => {
      const first = await goRoad({ create: injection(name) }, create, 90)
      return `${first}; ${await goRoad({ check: injection(name) }, checked, 800)}`
    },
  }
})
