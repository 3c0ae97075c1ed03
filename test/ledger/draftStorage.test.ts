import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { draftStorage } from '../../src/ledger/draftStorage.js'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      kept.clear()
    },
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

const draft = {
  prompt: 'a fox',
  negativePrompt: 'blur',
  startFrame: 'https://cdn.example/a.png',
  cfgScale: 0,
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('when a draft is kept', () => {
  test('is once, after 300 ms in which nothing was typed', async () => {
    const storage = memory()
    const setItem = vi.spyOn(storage, 'setItem')
    const drafts = draftStorage({ storage, remember: 'everything' })
    for (const prompt of ['a', 'a f', 'a fo', 'a fox']) {
      drafts.write('form', {}, { prompt })
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(setItem).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(setItem).toHaveBeenCalledOnce()
    expect(storage.getItem('rushes-draft:form')).toContain('a fox')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is at once where the form goes away', () => {
    const storage = memory()
    const drafts = draftStorage({ storage, remember: 'everything' })
    drafts.write('form', {}, draft)
    drafts.flush()
    expect(storage.getItem('rushes-draft:form')).toContain('a fox')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is never where it was removed before', async () => {
    const storage = memory()
    const drafts = draftStorage({ storage, remember: 'everything' })
    drafts.write('form', {}, draft)
    drafts.remove('form')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(storage.length).toBe(0)
  })
})

describe('what is kept of a draft', () => {
  test('is all of it where everything may be remembered', () => {
    const drafts = draftStorage({ storage: memory(), remember: 'everything' })
    drafts.write('form', {}, draft)
    expect(drafts.read('form', {})).toEqual(draft)
    expect(drafts.read('other', {})).toBeUndefined()
  })

  test('is without words and frames where settings alone may be, whatever the form began from', () => {
    const storage = memory()
    const drafts = draftStorage({ storage, remember: 'settings' })
    const beginning = { prompt: 'a secret beginning', tier: 'pro' } as const
    drafts.write('form', beginning, draft)
    drafts.flush()
    const bytes = storage.getItem('rushes-draft:form')
    for (const word of ['fox', 'blur', 'cdn.example', 'secret']) expect(bytes).not.toContain(word)
    expect(drafts.read('form', beginning)).toEqual({ ...beginning, cfgScale: 0 })
  })

  test('is nothing where nothing may be, and without a storage', () => {
    const storage = memory()
    for (const drafts of [
      draftStorage({ storage, remember: 'nothing' }),
      draftStorage({ storage: undefined, remember: 'everything' }),
    ]) {
      drafts.write('form', {}, draft)
      expect(drafts.read('form', {})).toBeUndefined()
    }
    expect(storage.length).toBe(0)
  })

  test('is not given to a form that began from something else', () => {
    const drafts = draftStorage({ storage: memory(), remember: 'everything' })
    drafts.write('form', { prompt: 'one', cfgScale: 1 }, draft)
    expect(drafts.read('form', { prompt: 'another' })).toBeUndefined()
    expect(drafts.read('form', { cfgScale: 1, prompt: 'one' })).toEqual(draft)
  })

  test('is gone once it is removed', () => {
    const drafts = draftStorage({ storage: memory(), remember: 'everything' })
    drafts.write('form', {}, draft)
    drafts.remove('form')
    expect(drafts.read('form', {})).toBeUndefined()
  })
})

test.each([
  '',
  'null',
  '[]',
  '{"beginning":"[]"}',
  '{"beginning":"[]","draft":{"prompt":7}}',
  '{"beginning":"[]","draft":{"durationSeconds":7}}',
])('stored bytes of another shape are no draft: %s', (bytes) => {
  const storage = memory()
  storage.setItem('rushes-draft:form', bytes)
  expect(draftStorage({ storage, remember: 'everything' }).read('form', {})).toBeUndefined()
})

test('a storage that throws costs the memory, never the form', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const drafts = draftStorage({
    storage: { getItem: refuse, setItem: refuse, removeItem: refuse },
    remember: 'everything',
  })
  drafts.write('form', {}, draft)
  drafts.remove('form')
  expect(drafts.read('form', {})).toBeUndefined()
})
