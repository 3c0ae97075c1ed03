import type { FaultClass } from './FaultClass.js'
import { answers, changes } from './injections.js'
import { goRoad } from './roadRig.js'
import type { Injection } from './roadRig.js'

function envelope(
  name: string,
  create: Injection,
  ends: string,
  scenario?: FaultClass['scenario'],
): FaultClass {
  return {
    name,
    group: 'envelope',
    at: 'upstream create',
    through: ['hook', 'handler'],
    ...(scenario && { scenario }),
    ends,
    within: 120,
    rig: () => goRoad({ create }, ends, 120),
  }
}

const coded = (code: number) => answers({ code, message: 'No', data: null })

/** The 12 answers to a create with a status of 200 that are not what was promised, or just so. */
export const envelopeFaults: readonly FaultClass[] = [
  envelope('200 with code 400', coded(400), 'refused: invalid-input', 'kie-400'),
  envelope('200 with code 402', coded(402), 'refused: insufficient-credits', 'http-402'),
  envelope('200 with code 422', coded(422), 'refused: invalid-input', 'kie-422'),
  envelope('200 with code 429', coded(429), 'refused: rate-limited', 'http-429'),
  envelope('200 with code 455', coded(455), 'refused: maintenance', 'kie-455'),
  envelope('200 with code 500', coded(500), 'refused: provider-error', 'http-500'),
  envelope(
    'HTML body',
    answers('<!doctype html><h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } }),
    'uncertain',
    'create-html',
  ),
  envelope('empty body', answers(''), 'uncertain', 'create-empty'),
  envelope('data: null', answers({ code: 200, message: 'success', data: null }), 'uncertain', 'create-no-id'),
  envelope('no taskId', answers({ code: 200, message: 'success', data: {} }), 'uncertain', 'create-no-id'),
  envelope(
    'code as string',
    answers({ code: '402', message: 'No', data: null }),
    'refused: insufficient-credits',
  ),
  envelope(
    'unknown extra fields',
    changes((data) => ({ ...data, __proto__: { x: 1 }, constructor: 'x', extra: [{}] }), true),
    'success',
  ),
]
