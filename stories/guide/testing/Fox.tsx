import { createBackend, RushesProvider, useGenerateVideo } from '../../../src/index.js'

const backend = createBackend({ url: '/api/video' })

export function App() {
  return (
    <RushesProvider backend={backend}>
      <Fox />
    </RushesProvider>
  )
}

function Fox() {
  const { generate, phase, task } = useGenerateVideo()
  if (task?.state === 'success') return <video src={task.resultUrls[0]} title="A fox" controls />
  if (task?.state === 'failed') return <p role="alert">Not made: {task.failure.reason}</p>
  return (
    <button
      disabled={phase !== 'idle'}
      onClick={() => generate({ model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox in the snow' })}
    >
      {phase === 'idle' ? 'Make a fox' : task ? 'Making it…' : 'Asking…'}
    </button>
  )
}
