import type { CDPSession } from 'playwright'

/** How long the page's main thread has worked, in milliseconds, once `Performance` is enabled. */
export async function busyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}
