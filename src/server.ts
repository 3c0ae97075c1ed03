export { pollingPolicy } from './polling/PollingPolicy.js'
export { createVideoHandler } from './server/createVideoHandler.js'
export { memoryStore } from './server/memoryStore.js'

export type { KeyValueStore } from './core/KeyValueStore.js'
export type { PollingPolicy, PollingPolicyOptions, PollingState } from './polling/PollingPolicy.js'
export type { MemoryStoreOptions } from './server/memoryStore.js'
export type { RateRule, TaskStore, TopicMessage } from './server/TaskStore.js'
export type {
  Authorize,
  Authorized,
  HandlerLimits,
  UploadImage,
  VideoHandlerEvent,
  VideoHandlerLogger,
  VideoHandlerOptions,
} from './server/VideoHandlerOptions.js'
