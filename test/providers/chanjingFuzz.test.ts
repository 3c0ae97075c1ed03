import { fixture } from '../fixtures/fixture.js'
import { chanjingOver, input, ref } from './chanjingExamples.js'
import { fuzzProvider } from './fuzzProvider.js'

const examples = ['status-queued', 'status-generating', 'status-success', 'status-error', 'page-error']

fuzzProvider({
  name: 'chanjing',
  make: chanjingOver,
  input,
  ref,
  examples: examples.map((name) => fixture('chanjing', name)),
})
