import { expect, test } from 'vitest'
import { callbackSequence } from './callbackSequences.js'

test('in 500 random sequences of doubled and disordered callbacks each task ends exactly once', async () => {
  const problems: string[] = []
  let callbacks = 0
  for (let seed = 1; seed <= 500; seed += 1) {
    const run = await callbackSequence(seed)
    callbacks += run.callbacks
    problems.push(...run.problems.map((problem) => `seed ${seed}: ${problem}`))
  }
  expect(problems).toEqual([])
  expect(callbacks).toBeGreaterThan(2000)
})
