import { useState, type ReactNode } from 'react'
import { createLedger, models, RushesProvider, type VideoBackend } from '../../src/index.js'
import { feedRecords } from './themeVideos.js'

/** Accepts every video, and goes on making it for ever: a theme is looked at while nothing moves on. */
const patientBackend = (): VideoBackend => {
  let count = 0
  return {
    describe: async () => ({ models, powers: { batch: false, push: false, upload: true, intents: false } }),
    createTask: async ({ model }) => {
      count += 1
      return { taskId: `made-${count}`, model, startTime: Date.now(), state: 'pending' }
    },
    getTask: async (ref) => ({ ...ref, state: 'processing' }),
    uploadImage: async (file) => ({ url: URL.createObjectURL(file) }),
  }
}

/** What stands around the pages that show themes: a feed with one video that runs, one that failed, one that is done. */
export function ThemeWorld({ children }: { children: ReactNode }) {
  const [world] = useState(() => {
    const ledger = createLedger()
    for (const record of feedRecords().reverse()) ledger.write(record)
    return { backend: patientBackend(), ledger }
  })
  return <RushesProvider {...world}>{children}</RushesProvider>
}
