export { redisStore } from './server/redisStore.js'

export type { RedisConnection } from './server/RedisConnection.js'
export type { RedisStoreOptions } from './server/redisStore.js'
export type { TaskStore } from './server/TaskStore.js'
