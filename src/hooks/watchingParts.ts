// What watches a task, in one file of its own: a page loads it when somebody first wants to watch.
export { statusChecks } from '../backend/StatusChecks.js'
export { taskPush } from '../backend/TaskPush.js'
export { pollerTurn } from '../ledger/PollerTurn.js'
export { defaultPolicy } from '../polling/defaultPolicy.js'
export { receiveTask } from './receiveTask.js'
export { settleIntent } from './settleIntent.js'
