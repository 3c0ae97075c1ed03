// What a page asks its handler once it stands, in one file of its own. What makes a video is not among it.
export { modelsAnswerSchema } from '../core/modelsAnswerSchema.js'
export { checkResult } from './checkResult.js'
export { findTask } from './findTask.js'
export { queryTasks } from './queryTasks.js'
export { uploadImage } from './uploadImage.js'
