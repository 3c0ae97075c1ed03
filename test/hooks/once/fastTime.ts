import { createHash, createHmac } from 'node:crypto'
import { act } from '@testing-library/react'
import { vi } from 'vitest'

// Before any test has faked it.
const nextTurn = setImmediate
const turn = () => new Promise<void>((resolve) => void nextTurn(resolve))

/** Lets the time pass under fake timers, without the real millisecond that each of them costs otherwise. */
export async function pass(ms: number): Promise<void> {
  await act(async () => {
    let isOver = false
    setTimeout(() => {
      isOver = true
    }, ms)
    await turn()
    while (!isOver) {
      vi.advanceTimersToNextTimer()
      await turn()
      await turn()
    }
  })
}

/**
 * The handler's cryptography, computed at once: WebCrypto works in threads, whose time is real and would make each run
 * another one.
 */
export function cryptoAtOnce(): void {
  const keys = new WeakMap<object, BufferSource>()
  const bytesOf = (data: BufferSource) =>
    ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
  vi.spyOn(crypto.subtle, 'digest').mockImplementation((_, data) =>
    Promise.resolve(new Uint8Array(createHash('sha256').update(bytesOf(data)).digest()).buffer),
  )
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...given: unknown[]) => {
    const key = {}
    keys.set(key, given[1] as BufferSource)
    return Promise.resolve(key as CryptoKey)
  })
  vi.spyOn(crypto.subtle, 'sign').mockImplementation((_, key, data) => {
    const secret = bytesOf(keys.get(key) ?? new Uint8Array())
    return Promise.resolve(new Uint8Array(createHmac('sha256', secret).update(bytesOf(data)).digest()).buffer)
  })
  vi.spyOn(crypto.subtle, 'verify').mockImplementation((_, key, signature, data) => {
    const secret = bytesOf(keys.get(key) ?? new Uint8Array())
    const right = createHmac('sha256', secret).update(bytesOf(data)).digest()
    return Promise.resolve(right.equals(bytesOf(signature)))
  })
}
