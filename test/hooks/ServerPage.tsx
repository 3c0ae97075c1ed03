import { StrictMode } from 'react'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useFrames } from '../../src/hooks/useFrames.js'
import { useGenerateVideo } from '../../src/hooks/useGenerateVideo.js'
import { usePromptForm } from '../../src/hooks/usePromptForm.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { useTaskStatus } from '../../src/hooks/useTaskStatus.js'
import { useVideoResult } from '../../src/hooks/useVideoResult.js'
import { kling } from '../../src/models/kling.js'

const START = Date.UTC(2026, 0, 1)

function Everything() {
  const video = useGenerateVideo()
  const status = useTaskStatus({ taskId: 't', model: 'apixo/kling-2-1', startTime: START })
  const { records } = useTasks()
  const form = usePromptForm({ defaultValue: { prompt: 'a fox' } })
  const frames = useFrames({ rule: kling.image, defaultValue: { startFrame: 'https://cdn.example/a.png' } })
  const result = useVideoResult({
    phase: 'success',
    task: {
      taskId: 't',
      model: 'apixo/kling-2-1',
      state: 'success',
      resultUrls: ['https://cdn.example/a.mp4'],
      expireTime: START,
    },
  })
  return (
    <p>
      {[
        video.phase,
        status.phase,
        status.contact,
        status.elapsedMs,
        records.length,
        String(form.isLoading),
        form.draft.prompt,
        frames.start.status,
        result.show,
      ].join(' ')}
    </p>
  )
}

/** A page that uses every hook. */
export function ServerPage({ backend }: { backend: VideoBackend }) {
  return (
    <StrictMode>
      <RushesProvider backend={backend}>
        <Everything />
      </RushesProvider>
    </StrictMode>
  )
}

/** What a server, which knows nothing of this browser, makes of it. */
export const serverHtml = '<p>idle pending live 0 0 true a fox ready ready</p>'
