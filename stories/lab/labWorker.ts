import type { LabQuestion } from './labSettings.js'
import type { LabResult } from './measureLab.js'
import { measureLab } from './measureLab.js'

/** What the page asks. */
export interface LabRequest {
  id: number
  question: LabQuestion
}

/** What comes back, for the request of that id. */
export interface LabAnswer {
  id: number
  result: LabResult
}

let latest = -1

// Off the page's thread: nothing that is measured here makes the page wait. A newer question ends the older one.
addEventListener('message', ({ data }: MessageEvent<LabRequest>) => {
  latest = data.id
  void answer(data)
})

async function answer({ id, question }: LabRequest): Promise<void> {
  for (const result of measureLab(question)) {
    if (id !== latest) return
    postMessage({ id, result } satisfies LabAnswer)
    await new Promise((resolve) => setTimeout(resolve))
  }
}
