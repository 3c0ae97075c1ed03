import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import { toProblem } from '../core/wire.js'
import { browserTask } from './browserTask.js'
import { eventStream } from './eventStream.js'
import type { OwnRef } from './findOwnTask.js'
import type { HandlerSettings } from './handlerSettings.js'
import { unknownTask } from './Refusal.js'
import { safeErrorDetails } from './safeErrorDetails.js'
import type { TaskFollowers } from './taskFollowers.js'
import { knownTask, stateRank } from './taskNews.js'
import { OVER, toldStates } from './toldStates.js'
import type { UserNews } from './userNews.js'

interface SharedByStreams {
  settings: HandlerSettings
  news: UserNews
  followers: TaskFollowers
}

interface StreamRequest {
  request: Request
  user: string
  /** Each once. */
  ids: readonly string[]
  /** What each id stands for, in the same order; `undefined` for one that is not this user's. */
  owned: readonly (OwnRef | undefined)[]
}

/**
 * One browser's stream, from the snapshot to the end of its last task.
 * @param leave Called once when the stream is over, or could not be opened.
 * @throws What the store throws where it cannot be listened to.
 */
export async function openTaskStream(
  { settings, news, followers }: SharedByStreams,
  { request, user, ids, owned }: StreamRequest,
  leave: () => void,
): Promise<Response> {
  const told = await toldStates(ids, request.headers.get('Last-Event-ID'))
  const places = new Map(ids.map((id, index) => [id, index]))
  /** The ways to stop what was begun for this stream, by the task where it was begun for one. */
  const stops = new Map<string, () => void>()
  let isReady = false
  let isClosed = false
  const stream = eventStream(request, () => {
    isClosed = true
    for (const stop of [...stops.values()]) stop()
    leave()
  })

  /** What is begun for a browser that has left meanwhile is stopped at once. */
  function stopWithStream(key: string, stop: () => void): void {
    if (isClosed) stop()
    else stops.set(key, stop)
  }

  function tell(task: Task): void {
    const index = places.get(task.taskId)
    if (index === undefined || !told.advance(index, stateRank[task.state])) return
    stream.send('task', task, told.eventId())
    afterTelling(index)
  }

  function tellProblem(index: number, error: VideoError): void {
    if (!told.advance(index, OVER)) return
    stream.send('problem', { taskId: ids[index], problem: toProblem(error) }, told.eventId())
    afterTelling(index)
  }

  function afterTelling(index: number): void {
    const taskId = ids[index] ?? ''
    if (!told.isOver(index)) return
    stops.get(taskId)?.()
    stops.delete(taskId)
    endWhenOver()
  }

  function endWhenOver(): void {
    if (!isReady || !told.isAllOver()) return
    stream.send('end', {}, told.eventId())
    stream.close()
  }

  /** Tells what is written down of the tasks that are not over yet. */
  async function tellKnown(): Promise<void> {
    await Promise.all(
      owned.map(async (own, index) => {
        const taskId = ids[index]
        if (!own || taskId === undefined || told.isOver(index)) return
        const known = await knownTask(settings, taskId)
        // Its links may be of yesterday, and its way to the results another process's.
        if (known) tell(await browserTask(known, own.ref, taskId, settings))
      }),
    )
  }

  try {
    stopWithStream('', await news.listen(user, { task: tell, gap: () => void tellKnown().catch(logged) }))
    owned.forEach((own, index) => {
      if (!own) tellProblem(index, unknownTask().error)
    })
    await tellKnown()
  } catch (error) {
    stream.close()
    throw error
  }

  isReady = true
  stream.send('ready', {}, told.eventId())
  endWhenOver()
  owned.forEach((own, index) => {
    const taskId = ids[index]
    if (!own || taskId === undefined || told.isOver(index) || isClosed) return
    const listener = { task: tell, ended: (error: VideoError) => tellProblem(index, error) }
    stopWithStream(taskId, followers.follow({ user, taskId, own }, listener))
  })
  return stream.response

  function logged(error: unknown): void {
    settings.logger.error(safeErrorDetails(error), 'What was missed of some tasks could not be read')
  }
}
