import { useQuery } from '@tanstack/react-query'
import { memo, useSyncExternalStore } from 'react'
import type { Clock } from '../../../src/core/Clock.js'
import { elapsedSince } from '../../../src/core/Clock.js'
import type { Task, TaskRef } from '../../../src/core/Task.js'
import { useGeneration } from '../../../src/hooks/useGeneration.js'
import { useTasks } from '../../../src/hooks/useTasks.js'
import { useTaskStatus } from '../../../src/hooks/useTaskStatus.js'

const secondsOf = (elapsedMs: number) => `${Math.floor(elapsedMs / 1000)} s`

export const OurState = memo(function OurState({ task }: { task: TaskRef }) {
  return <li>{useTaskStatus(task).phase}</li>
})

export const OurSeconds = memo(function OurSeconds({ task }: { task: TaskRef }) {
  const status = useTaskStatus(task)
  return (
    <li>
      {status.phase} {secondsOf(status.elapsedMs)}
    </li>
  )
})

export function OurFeed({ shows }: { shows: 'state' | 'seconds' }) {
  const { records } = useTasks()
  const Row = shows === 'state' ? FeedState : FeedSeconds
  return records.map(({ intentId }) => <Row key={intentId} intentId={intentId} />)
}

const FeedState = memo(function FeedState({ intentId }: { intentId: string }) {
  return <li>{useGeneration(intentId).phase}</li>
})

const FeedSeconds = memo(function FeedSeconds({ intentId }: { intentId: string }) {
  const { phase, status } = useGeneration(intentId)
  return (
    <li>
      {phase} {secondsOf(status?.elapsedMs ?? 0)}
    </li>
  )
})

interface PlainProps {
  task: TaskRef
  send: (url: string) => Promise<Response>
  intervalMs: number
  stopsWhenDone: boolean
}

function usePlainTask({ task, send, intervalMs, stopsWhenDone }: PlainProps): Task | undefined {
  const { data } = useQuery({
    queryKey: ['task', task.taskId],
    queryFn: async () => (await (await send(`/api/video/tasks/${task.taskId}`)).json()) as Task,
    refetchInterval: stopsWhenDone
      ? ({ state }) => (state.data?.state === 'success' ? false : intervalMs)
      : intervalMs,
  })
  return data
}

export const PlainState = memo(function PlainState(props: PlainProps) {
  return <li>{usePlainTask(props)?.state ?? 'pending'}</li>
})

export const PlainSeconds = memo(function PlainSeconds({ clock, ...props }: PlainProps & { clock: Clock }) {
  const task = usePlainTask(props)
  const isRunning = task?.state !== 'success'
  // One shared tick, as ours has it: a timer in each row would be dearer still.
  const elapsedMs = useSyncExternalStore(isRunning ? clock.subscribe : notTicking, () =>
    isRunning
      ? Math.floor(elapsedSince(clock, props.task.startTime ?? 0, clock.tick()) / 1000) * 1000
      : (task.costTime ?? 0),
  )
  return (
    <li>
      {task?.state ?? 'pending'} {secondsOf(elapsedMs)}
    </li>
  )
})

const notTicking = () => () => undefined
