/**
 * What is used of a node-redis client (`createClient` of the package `redis`, 5 or 6), written down here so that the
 * package is needed only by whoever has a Redis. Not a cluster's client: a script touches keys of several slots.
 */
export interface RedisConnection {
  readonly isReady: boolean
  get(key: string): Promise<unknown>
  set(key: string, value: string, options?: { PX?: number; NX?: true }): Promise<unknown>
  del(key: string): Promise<unknown>
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  subscribe(channel: string, listener: (message: string) => unknown): Promise<unknown>
  unsubscribe(channel: string, listener: (message: string) => unknown): Promise<unknown>
  on(event: 'ready' | 'end' | 'error', listener: () => void): unknown
  duplicate(): RedisConnection
  connect(): Promise<unknown>
  destroy(): void
}
