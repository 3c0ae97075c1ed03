import { loadPart } from '../backend/loadPart.js'

/** What watches a task, downloaded once. @throws {VideoError} `network` where it does not come */
export const loadWatching = () => loadPart(() => import('./watchingParts.js'))
