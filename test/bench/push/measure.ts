import { Buffer } from 'node:buffer'

/** The upstream's id inside a sealed one, which its owner can read. */
export function upstreamId(taskId: string): string {
  return (
    Buffer.from(taskId.split('.')[0] ?? '', 'base64url')
      .subarray(6)
      .toString()
      .split('\n')
      .at(-1) ?? ''
  )
}

/** The p-th part of the numbers, 0 to 1; NaN of none. */
export function quantile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN
}

/** Always the same numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Waits until it is so, or the time is up, and says which. */
export async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs
  while (!isSo() && performance.now() < end) await sleep(50)
  return isSo()
}
