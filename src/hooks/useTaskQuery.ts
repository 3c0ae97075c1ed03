'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Task } from '../core/Task.js'
import type { VideoError } from '../core/VideoError.js'
import type { Rushes } from './RushesContext.js'
import type { Surroundings } from './Surroundings.js'
import type { TaskQuery } from './taskQueryOptions.js'
import { taskQueryOptions } from './taskQueryOptions.js'
import type { WatchedTask } from './WatchedTask.js'
import { isGivenUp } from './WatchedTask.js'

/** What is shown of a watched task. */
export interface SeenTask {
  task: Task | undefined
  isGivenUp: boolean
}

/**
 * Asks for a task by its schedule. What is asked is made anew when it changes, and not with each rendering: a list of a
 * thousand that shows seconds is rendered each second. Whether anyone sees the page, and whether the backend tells by
 * itself, belongs to the schedule.
 */
export function useTaskQuery(
  rushes: Rushes,
  { ref, initialTask, model, isScheduleComing = false, enabled }: TaskQuery,
  { isPaused, isPushed }: Surroundings,
): UseQueryResult<SeenTask, VideoError> {
  const client = useQueryClient()
  const options = useMemo(
    () =>
      client.defaultQueryOptions({
        ...taskQueryOptions(rushes, { ref, initialTask, model, isScheduleComing, enabled }),
        // What does not change is not rendered: not when a check goes out, nor when it says what was known.
        select: (watched: WatchedTask): SeenTask => ({
          task: watched.task,
          isGivenUp: isGivenUp(rushes, ref, watched),
        }),
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a reference is the same by what it says
    [client, rushes, ref?.taskId, ref?.model, ref?.startTime, ref?.kind, initialTask, model, isScheduleComing, enabled, isPaused, isPushed], // prettier-ignore
  )
  return useQuery(options)
}
