import { expect, test } from 'vitest'
import { memoryStore } from '../../src/server.js'
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

test('the sequences find out a store that replaces without comparing', async () => {
  let found = 0
  for (let seed = 1; seed <= 20; seed += 1) {
    const store = memoryStore()
    const replace: typeof store.replace = async (key, _expected, value, { ttlMs, publish } = {}) => {
      await store.set(key, value, ttlMs === undefined ? {} : { ttlMs })
      if (publish) await store.publish(publish.topic, publish.message)
      return true
    }
    found += (await callbackSequence(seed, { ...store, replace })).problems.length
  }
  expect(found).toBeGreaterThan(10)
})
