import type { Decorator } from '@storybook/react-vite'
import { useState, type ReactNode } from 'react'
import { createLedger, models, RushesProvider, type TaskRecord, type VideoBackend } from '../../src/index.js'

/** What never comes. */
export const never = <Value,>() => new Promise<Value>(() => {})

/** A backend in which nothing moves: a task stays as it was first seen, an upload is never done. */
export const stillBackend: VideoBackend = {
  describe: async () => ({ models, powers: { batch: false, push: false, upload: true, intents: false } }),
  createTask: never,
  getTask: async (ref) => ({ ...ref, state: 'processing' }),
  uploadImage: never,
}

/** Stands a story on a still backend with these changes, and on these records of earlier videos. */
export function withBackend(
  changes: Partial<VideoBackend> = {},
  records: () => readonly TaskRecord[] = () => [],
): Decorator {
  return (Story) => (
    <Still changes={changes} records={records}>
      <Story />
    </Still>
  )
}

interface StillProps {
  changes: Partial<VideoBackend>
  records: () => readonly TaskRecord[]
  children: ReactNode
}

function Still({ changes, records, children }: StillProps) {
  const [world] = useState(() => {
    const ledger = createLedger()
    for (const record of [...records()].reverse()) ledger.write(record)
    return { backend: { ...stillBackend, ...changes }, ledger }
  })
  return <RushesProvider {...world}>{children}</RushesProvider>
}
