/** `navigator.locks` in small: one holder for each name, the others in the order in which they came. */
export function lockManager() {
  const queues = new Map<string, (() => void)[]>()
  const held = new Set<string>()
  const asked: string[] = []

  async function hold(name: string, work: (lock: object) => unknown): Promise<unknown> {
    held.add(name)
    try {
      return await work({ name })
    } finally {
      held.delete(name)
      queues.get(name)?.shift()?.()
    }
  }

  return {
    held,
    asked,
    waiting: (name: string) => queues.get(name)?.length ?? 0,
    request(
      name: string,
      { signal }: { signal?: AbortSignal },
      work: (lock: object) => unknown,
    ): Promise<unknown> {
      asked.push(name)
      return new Promise((resolve, reject) => {
        const start = () => {
          signal?.removeEventListener('abort', giveUp)
          hold(name, work).then(resolve, reject)
        }
        const giveUp = () => {
          const queue = queues.get(name) ?? []
          queues.set(
            name,
            queue.filter((each) => each !== start),
          )
          reject(signal?.reason as Error)
        }
        // Granted in a later task, as browsers do.
        if (!held.has(name) && !queues.get(name)?.length) return start()
        queues.set(name, [...(queues.get(name) ?? []), start])
        signal?.addEventListener('abort', giveUp, { once: true })
      })
    },
  }
}
