import { kie } from '../../src/providers.js'
import { fixture } from '../fixtures/fixture.js'
import { fuzzProvider } from './fuzzProvider.js'
import { KEY, input, ref } from './kieExamples.js'

const examples = [
  'create-accepted',
  'status-waiting',
  'status-generating',
  'status-success',
  'status-fail',
  'callback-success',
  'callback-fail',
]

fuzzProvider({
  name: 'kie',
  make: (options) => kie({ apiKey: KEY, ...options }),
  input,
  ref,
  examples: examples.map((name) => fixture('kie', name)),
})
