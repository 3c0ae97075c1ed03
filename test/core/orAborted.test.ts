import { describe, expect, it } from 'vitest'
import { orAborted } from '../../src/core/orAborted.js'

describe('orAborted', () => {
  it('is the promise where there is no signal, or none that aborts', async () => {
    expect(await orAborted(Promise.resolve(7), undefined)).toBe(7)
    expect(await orAborted(Promise.resolve(7), new AbortController().signal)).toBe(7)
    await expect(orAborted(Promise.reject(new Error('no')), new AbortController().signal)).rejects.toThrow(
      'no',
    )
  })

  it('rejects with the reason as soon as the signal aborts, whatever the promise does later', async () => {
    const controller = new AbortController()
    let fail: (error: Error) => void = () => undefined
    const late = orAborted(
      new Promise((_, reject) => {
        fail = reject
      }),
      controller.signal,
    )
    controller.abort('enough')
    await expect(late).rejects.toBe('enough')
    fail(new Error('too late to matter'))
  })

  it('rejects at once where the signal is aborted already', async () => {
    await expect(orAborted(new Promise(() => undefined), AbortSignal.abort('no'))).rejects.toBe('no')
  })
})
