import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { noResultFailure } from '../../src/core/taskFailure.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { LedgerStorage } from '../../src/ledger/storedRecords.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import type { TaskRecord } from '../../src/ledger/TaskRecord.js'

function memory(...texts: string[]): LedgerStorage & { text(): string; items: Map<string, string> } {
  const items = new Map(texts.map((text, index) => [`rushes:${idIn(text) ?? index}`, text]))
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    },
    text: () => [...items.values()].join(),
  }
}

const idIn = (text: string) => /"intentId":"(\w+)"/.exec(text)?.[1]

const input: VideoInput = {
  model: 'apixo/kling-2-5-turbo-pro',
  prompt: 'a secret fox',
  negativePrompt: 'a secret blur',
  startFrame: 'https://cdn.example/secret-start.png',
  endFrame: 'https://cdn.example/secret-end.png',
  durationSeconds: 10,
  aspectRatio: '9:16',
  cfgScale: 0,
  tier: 'pro',
  routing: 'value',
}
const task: Task = { taskId: 't', model: input.model, startTime: 1, kind: '5s', state: 'pending' }
const record = (intentId: string, more: Partial<TaskRecord> = {}): TaskRecord => ({
  intentId,
  createdAt: 1_000,
  submission: 'accepted',
  input,
  task,
  ...more,
})
const failed: Task = { ...task, state: 'failed', failure: noResultFailure('no'), costTime: 0 }
const done: Task = { ...task, state: 'success', resultUrls: ['https://cdn.example/a.mp4'], expireTime: 9 }

describe('what it remembers', () => {
  it('survives a reload, newest first', () => {
    const storage = memory()
    const error = new VideoError('rate-limited', 'Slow down', {
      retryAfterMs: 5,
      traceId: 'r',
      fields: { a: 'b' },
    })
    const { task: _none, ...refused } = record('c', { submission: 'refused', error })
    const records = [record('a'), record('b', { task: failed }), refused, record('d', { task: done })]
    const ledger = createLedger({ storage })
    for (const each of records) ledger.write(each)
    expect(ledger.read()).toEqual([...records].reverse())
    const reloaded = createLedger({ storage }).read()
    expect(reloaded).toEqual([...records].reverse())
    expect(reloaded.find(({ intentId }) => intentId === 'c')?.error).toBeInstanceOf(VideoError)
  })

  it('a create that was being sent when the page died is uncertain', () => {
    const storage = memory()
    createLedger({ storage }).write({ intentId: 'a', createdAt: 1, submission: 'sending', input })
    expect(createLedger({ storage }).read()).toEqual([
      { intentId: 'a', createdAt: 1, submission: 'uncertain', input },
    ])
  })

  it('a record is replaced in its place, and removed for good', () => {
    const storage = memory()
    const ledger = createLedger({ storage })
    ledger.write(record('a'))
    ledger.write(record('b'))
    ledger.write(record('a', { task: done }))
    expect(ledger.read()).toEqual([record('b'), record('a', { task: done })])
    ledger.remove('b')
    expect(createLedger({ storage }).read()).toEqual([record('a', { task: done })])
  })

  it('two ledgers under two keys know nothing of each other', () => {
    const storage = memory()
    createLedger({ storage, key: 'one' }).write(record('a'))
    expect(createLedger({ storage, key: 'two' }).read()).toEqual([])
    expect(createLedger({ storage, key: 'one' }).read()).toHaveLength(1)
  })
})

describe('remember', () => {
  it("'settings' keeps what was written and the frames out of the storage, and in memory for this page", () => {
    const storage = memory()
    const ledger = createLedger({ storage, remember: 'settings' })
    ledger.write(record('a'))
    expect(storage.text()).not.toContain('secret')
    expect(ledger.read()[0]!.input).toEqual(input)
    expect(createLedger({ storage, remember: 'settings' }).read()[0]!.input).toEqual({
      model: input.model,
      prompt: '',
      durationSeconds: 10,
      aspectRatio: '9:16',
      cfgScale: 0,
      tier: 'pro',
      routing: 'value',
    })
  })

  it("'nothing' writes nothing, reads nothing, and takes away what was there", () => {
    const storage = memory()
    createLedger({ storage }).write(record('old'))
    const ledger = createLedger({ storage, remember: 'nothing' })
    expect(ledger.read()).toEqual([])
    expect(storage.length).toBe(0)
    ledger.write(record('a'))
    expect(ledger.read()).toEqual([record('a')])
    expect(storage.length).toBe(0)
  })

  it("'nothing' leaves a storage untouched that has nothing", () => {
    const storage = memory()
    createLedger({ storage, remember: 'nothing' }).write(record('a'))
    expect(storage.length).toBe(0)
  })
})

describe('a storage that does not work', () => {
  it('costs the memory, never the page: without one', () => {
    const ledger = createLedger()
    ledger.write(record('a'))
    expect(ledger.read()).toEqual([record('a')])
  })

  it('costs the memory, never the page: denied', () => {
    const denied = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    for (const remember of ['everything', 'settings', 'nothing'] as const) {
      const ledger = createLedger({
        storage: { getItem: denied, setItem: denied, removeItem: denied, key: denied, length: 1 },
        remember,
      })
      ledger.write(record('a'))
      expect(ledger.read()).toEqual([record('a')])
    }
  })

  it('costs the memory, never the page: full', () => {
    const setItem = vi.fn(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    const ledger = createLedger({ storage: { ...memory(), setItem } })
    ledger.write(record('a'))
    expect(setItem).toHaveBeenCalledOnce()
    ledger.write(record('a', { task: done }))
    expect(ledger.read()).toEqual([record('a', { task: done })])
  })

  it.each(['', 'not json', '{}', 'null', '[null,1,"x",[]]', '[{"intentId":"a"}]'])(
    'holds rubbish: %s',
    (text) => {
      expect(createLedger({ storage: memory(text) }).read()).toEqual([])
    },
  )

  it('loses one bad record, not the others', () => {
    const texts = [record('a'), { ...record('b'), submission: 'sold' }, record('c')].map((each) =>
      JSON.stringify(each),
    )
    const ids = createLedger({ storage: memory(...texts) })
      .read()
      .map(({ intentId }) => intentId)
    expect(ids).toEqual(['a', 'c'])
  })

  it('holds anything at all', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .array(
          fc.dictionary(
            fc.constantFrom('intentId', 'createdAt', 'submission', 'input', 'task', 'problem', '__proto__'),
            fc.jsonValue(),
          ),
        )
        .map((list) => JSON.stringify(list)),
      fc.jsonValue().map((task) => JSON.stringify({ ...record('a'), task })),
      fc.jsonValue().map((problem) => JSON.stringify({ ...record('a'), problem })),
      fc.jsonValue().map((place) => JSON.stringify({ ...record('a'), place })),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const ledger = createLedger({ storage: memory(text) })
        for (const each of ledger.read())
          expect(each).toMatchObject({ intentId: expect.any(String) as string })
        ledger.write(record('new'))
        expect(ledger.read()[0]).toEqual(record('new'))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('its size', () => {
  it('of what is over, the newest 200 are kept; what is on its way has been paid for, and stays', () => {
    const storage = memory()
    const ledger = createLedger({ storage })
    ledger.together(() => {
      for (let index = 0; index < 405; index++) {
        ledger.write(record(`r${index}`, { task: index % 2 === 0 ? done : task }))
      }
    })
    const kept = ledger.read().map(({ intentId }) => intentId)
    expect(kept).toHaveLength(402)
    for (const gone of ['r0', 'r2', 'r4']) expect(kept).not.toContain(gone)
    expect(kept).toEqual(expect.arrayContaining(['r1', 'r3', 'r5', 'r6', 'r404']))
    expect(createLedger({ storage }).read()).toHaveLength(402)
  })

  it('ends at 2,000 even where nothing is over', () => {
    const ledger = createLedger()
    for (let index = 0; index < 2_001; index++) ledger.write(record(`r${index}`))
    expect(ledger.read()).toHaveLength(2_000)
    expect(ledger.find('r0')).toBeUndefined()
    expect(ledger.find('r2000')).toBeDefined()
  })
})

describe('finding', () => {
  it('a record is found by its intent and by its task, and is the same object until it changes', () => {
    const ledger = createLedger()
    ledger.write(record('a', { task: { ...task, taskId: 'ta' } }))
    const found = ledger.find('a')
    ledger.write(record('b', { task: { ...task, taskId: 'tb' } }))
    expect(ledger.find('a')).toBe(found)
    expect(ledger.findTask({ taskId: 'ta', model: input.model })).toBe(found)
    expect(ledger.findTask({ taskId: 'ta', model: 'kie/another' })).toBeUndefined()
    ledger.remove('a')
    expect(ledger.find('a')).toBeUndefined()
    expect(ledger.findTask({ taskId: 'ta', model: input.model })).toBeUndefined()
  })

  it('what was stored is found after a reload', () => {
    const storage = memory()
    createLedger({ storage }).write(record('a'))
    expect(createLedger({ storage }).findTask(task)?.intentId).toBe('a')
  })
})

describe('changes together', () => {
  it('are stored and told once each, when all are made, even where one of them throws', () => {
    const storage = memory()
    const setItem = vi.spyOn(storage, 'setItem')
    const ledger = createLedger({ storage })
    const heard: number[] = []
    ledger.subscribe(() => heard.push(ledger.read().length))
    expect(() => {
      ledger.together(() => {
        ledger.write(record('a'))
        ledger.together(() => {
          ledger.write(record('b'))
        })
        throw new Error('a fault of the app')
      })
    }).toThrow('a fault of the app')
    expect(heard).toEqual([2])
    expect(setItem).toHaveBeenCalledTimes(2)
    ledger.together(() => undefined)
    expect(heard).toEqual([2])
  })
})

describe('listening', () => {
  it('read() gives the same list until something changes', () => {
    const ledger = createLedger({ storage: memory() })
    const empty = ledger.read()
    expect(ledger.read()).toBe(empty)
    ledger.write(record('a'))
    const one = ledger.read()
    expect(one).not.toBe(empty)
    expect(ledger.read()).toBe(one)
    ledger.remove('a')
    expect(ledger.read()).not.toBe(one)
  })

  it('a listener hears each change until it leaves, with the new list in place', () => {
    const ledger = createLedger()
    const heard: number[] = []
    const leave = ledger.subscribe(() => heard.push(ledger.read().length))
    ledger.write(record('a'))
    ledger.write(record('b'))
    ledger.remove('a')
    leave()
    ledger.write(record('c'))
    expect(heard).toEqual([1, 2, 1])
  })
})
