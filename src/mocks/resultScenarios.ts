import type { ResultShape, Scenario } from './Scenario.js'

function shown<Name extends string>(name: Name, result: ResultShape, description: string) {
  return { name, group: 'result', description, result, end: { phase: 'success' } } satisfies Scenario
}

function nothing<Name extends string>(name: Name, result: ResultShape, description: string) {
  return {
    name,
    group: 'result',
    description,
    result,
    end: { phase: 'failed', reason: 'no-result' },
  } satisfies Scenario
}

/** What a finished task can have to show. */
export const resultScenarios = [
  nothing('result-json-broken', 'broken', 'Done, with a resultJson that is no JSON'),
  {
    ...shown('result-json-object', 'object', 'Done, with a resultJson that is the object itself'),
    providers: ['apixo', 'kie'],
  },
  {
    ...shown('result-json-double', 'double', 'Done, with a resultJson that was made text twice'),
    providers: ['apixo', 'kie'],
  },
  nothing('result-empty', 'empty', 'Done, with an empty list of links'),
  nothing('result-missing', 'missing', 'Done, without a resultJson'),
  nothing('result-hostile-url', 'hostile', 'Done, with links that must not reach a page'),
  shown('result-many', 'many', 'Done, with a thousand links'),
  shown('result-expired', 'expired', 'Done, and the link does not work any more'),
  shown('result-gone', 'gone', 'Done, and there is nothing at the end of the link any more'),
  shown('result-unreachable', 'unreachable', 'Done, and the host of the link fails'),
  shown('result-unplayable', 'unplayable', 'Done, and the link gives bytes that are no video'),
] as const
