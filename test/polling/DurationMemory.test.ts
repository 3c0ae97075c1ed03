import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { pollingPolicy } from '../../src/polling/PollingPolicy.js'
import type { DurationStorage } from '../../src/polling/DurationMemory.js'
import { durationMemory } from '../../src/polling/DurationMemory.js'
import { NOTHING_LEARNED, readLearnedDurations } from '../../src/polling/LearnedDurations.js'
import { TYPICAL_MS, learnedFrom, oneByOne } from './durations.js'

const KEY = 'rushes-durations'
const learned = learnedFrom(oneByOne([33_000, 35_000, 60_000]))

function storageOf(text?: string): DurationStorage & { texts: Map<string, string> } {
  const texts = new Map(text === undefined ? [] : [[KEY, text]])
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
  }
}

/** What is written together is stored once, when all of it is known. */
const stored = () => Promise.resolve()

const poisoned: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a word', 'fast'],
  ['a list', [33_000]],
  ['another version', { version: 7, mean: 35_000 }],
  ['durations that are words', { ...learned, durationsMs: ['33000'] }],
  ['durations that are no list', { ...learned, durationsMs: { length: 3 } }],
  ['a negative duration', { ...learned, durationsMs: [33_000, -1] }],
  ['a duration of nothing', { ...learned, durationsMs: [0] }],
  ['a duration of a year', { ...learned, durationsMs: [365 * 24 * 3_600_000] }],
  ['a hole', { ...learned, durationsMs: [33_000, null] }],
  ['a million durations', { ...learned, durationsMs: Array.from({ length: 1_000_000 }, () => 33_000) }],
  ['a negative weight', { ...learned, documentWeight: -2 }],
  ['an absurd weight', { ...learned, documentWeight: 1e9 }],
  ['no weight', { ...learned, documentWeight: undefined }],
  ['half a surprise', { ...learned, surprises: 0.5 }],
  ['surprises that are a word', { ...learned, surprises: '2' }],
  ['neither a weight nor a duration', { ...learned, documentWeight: 0, durationsMs: [] }],
  ['surprises before time', { ...learned, surprisedAt: -5 }],
]

describe('readLearnedDurations', () => {
  it('reads what was written', () => {
    expect(readLearnedDurations(JSON.parse(JSON.stringify(learned)))).toEqual(learned)
  })

  it.each(poisoned)('takes %s for nothing', (_, stored) => {
    expect(readLearnedDurations(stored)).toBeUndefined()
  })

  it('never throws, and what it reads is always of use', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(null))
    const almost = fc.record(
      { durationsMs: fc.array(number), documentWeight: number, surprises: number, surprisedAt: number },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost), (stored) => {
        const read = readLearnedDurations(stored) ?? NOTHING_LEARNED
        const memory = { read: () => read, write: () => {} }
        const delayMs = pollingPolicy({ memory }).nextDelayMs({ elapsedMs: 0, typicalMs: TYPICAL_MS })
        expect(delayMs).toBeGreaterThanOrEqual(0)
        expect(delayMs).toBeLessThanOrEqual(4 * TYPICAL_MS[1])
      }),
    )
  })
})

describe('durationMemory', () => {
  it('knows nothing of a kind that it was not told of', () => {
    expect(durationMemory().read('5s')).toEqual(NOTHING_LEARNED)
    expect(durationMemory(storageOf()).read('__proto__')).toEqual(NOTHING_LEARNED)
  })

  it('keeps kinds apart', async () => {
    const memory = durationMemory(storageOf())
    memory.write('5s', learned)
    await stored()
    expect(memory.read('5s')).toEqual(learned)
    expect(memory.read('10s')).toEqual(NOTHING_LEARNED)
  })

  it('survives a reload, and is shared by the tabs of a browser', async () => {
    const storage = storageOf()
    const one = durationMemory(storage)
    const other = durationMemory(storage)
    one.write('5s', learned)
    await stored()
    expect(other.read('5s')).toEqual(learned)
    other.write('10s', learned)
    await stored()
    expect(one.read('10s')).toEqual(learned)
    expect(durationMemory(storage).read('5s')).toEqual(learned)
  })

  it('remembers without a storage, and in one that is full', async () => {
    const full: DurationStorage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    for (const storage of [undefined, full]) {
      const memory = durationMemory(storage)
      memory.write('5s', learned)
      await stored()
      expect(memory.read('5s')).toEqual(learned)
    }
  })

  it('what this page knows outlasts rubbish, and a storage that is emptied', async () => {
    for (const text of [
      '',
      '{"5s":',
      'null',
      '{"5s":{"durationsMs":[-1]}}',
      '{"__proto__":{"5s":[]}}',
      undefined,
    ]) {
      const storage = storageOf()
      const memory = durationMemory(storage)
      memory.write('5s', learned)
      await stored()
      if (text === undefined) storage.texts.clear()
      else storage.texts.set(KEY, text)
      expect(memory.read('5s')).toEqual(learned)
      memory.write('10s', learned)
      await stored()
      expect(durationMemory(storage).read('5s')).toEqual(learned)
    }
  })

  it('what a full storage did not take outlasts what another tab writes of other kinds', async () => {
    const storage = storageOf()
    const older = learnedFrom(oneByOne([33_000]))
    const page = durationMemory(storage)
    page.write('5s', older)
    await stored()
    const refusing = {
      ...storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const fullPage = durationMemory(refusing)
    expect(fullPage.read('5s')).toEqual(older)
    fullPage.write('5s', learned)
    await stored()
    page.write('10s', learned)
    await stored()
    expect(fullPage.read('5s')).toEqual(learned)
    expect(fullPage.read('10s')).toEqual(learned)
  })

  it('reads the same object until something new was learned', async () => {
    const storage = storageOf()
    durationMemory(storage).write('5s', learned)
    await stored()
    const memory = durationMemory(storage)
    const read = memory.read('5s')
    expect(memory.read('5s')).toBe(read)
    durationMemory(storage).write('10s', learned)
    await stored()
    expect(memory.read('5s')).toBe(read)
    durationMemory(storage).write('5s', learnedFrom(oneByOne([70_000])))
    await stored()
    expect(memory.read('5s')).not.toBe(read)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'the kind "%s" is one like any other',
    async (kind) => {
      const storage = storageOf()
      expect(durationMemory(storage).read(kind)).toEqual(NOTHING_LEARNED)
      durationMemory(storage).write(kind, learned)
      await stored()
      expect(durationMemory(storage).read(kind)).toEqual(learned)
      expect(Object.prototype).not.toHaveProperty('durationsMs')
    },
  )

  it('remembers where the storage is denied', async () => {
    const deny = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    const memory = durationMemory({ getItem: deny, setItem: deny })
    expect(memory.read('5s')).toEqual(NOTHING_LEARNED)
    memory.write('5s', learned)
    await stored()
    expect(memory.read('5s')).toEqual(learned)
  })

  it.each<readonly [string, string]>([
    ['no JSON', '{"5s":'],
    ['a word', '"5s"'],
    ['null', 'null'],
    ['a list', '[1,2]'],
    ...poisoned.slice(1).map(([name, stored]) => [name, JSON.stringify({ '5s': stored })] as const),
  ])('a storage that holds %s is as good as an empty one, and is written anew', async (_, text) => {
    const storage = storageOf(text)
    const memory = durationMemory(storage)
    expect(memory.read('5s')).toEqual(NOTHING_LEARNED)
    memory.write('5s', learned)
    await stored()
    expect(memory.read('5s')).toEqual(learned)
    expect(durationMemory(storage).read('5s')).toEqual(learned)
  })

  it('keeps the last 64 kinds, however many there were', async () => {
    const storage = storageOf()
    const memory = durationMemory(storage)
    for (let index = 0; index < 100; index += 1) memory.write(`kind ${index}`, learned)
    await stored()
    expect(Object.keys(JSON.parse(storage.texts.get(KEY)!) as object)).toHaveLength(64)
    expect(memory.read('kind 0')).toEqual(NOTHING_LEARNED)
    expect(memory.read('kind 99')).toEqual(learned)
  })

  it('stores once what is learned together', async () => {
    const storage = storageOf()
    const setItem = vi.spyOn(storage, 'setItem')
    const memory = durationMemory(storage)
    for (let index = 0; index < 50; index += 1) memory.write(`kind ${index % 3}`, learned)
    expect(memory.read('kind 2')).toEqual(learned)
    await stored()
    expect(setItem).toHaveBeenCalledOnce()
  })

  it('stores a few numbers and the name of the kind, and no more', async () => {
    const storage = storageOf()
    durationMemory(storage).write('5s', learned)
    await stored()
    expect([...storage.texts.keys()]).toEqual([KEY])
    expect(storage.texts.get(KEY)!.length).toBeLessThan(200)
  })
})
