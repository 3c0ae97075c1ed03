import { apixo } from '../../src/providers.js'
import { fixture } from '../fixtures/fixture.js'
import { KEY, input, ref } from './apixoExamples.js'
import { fuzzProvider } from './fuzzProvider.js'

const examples = [
  'create-accepted',
  'status-pending',
  'status-success',
  'status-failed',
  'callback-success',
  'callback-failed',
]

fuzzProvider({
  name: 'apixo',
  make: (options) => apixo({ apiKey: KEY, ...options }),
  input,
  ref,
  examples: examples.map((name) => fixture('apixo', name)),
})
