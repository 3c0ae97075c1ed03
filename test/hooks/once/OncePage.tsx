import { useEffect } from 'react'
import { useGenerateVideo } from '../../../src/hooks/useGenerateVideo.js'
import { useGeneration } from '../../../src/hooks/useGeneration.js'
import { useTasks } from '../../../src/hooks/useTasks.js'
import { MODEL } from '../rig.js'

/** The least that an app has: a form, and a card for each video that this browser knows. */
export function OncePage({ prompt }: { prompt: string }) {
  const { generate } = useGenerateVideo()
  const { records } = useTasks()
  return (
    <>
      <form
        aria-label="A video"
        onSubmit={(event) => {
          event.preventDefault()
          generate({ model: MODEL, prompt, durationSeconds: 5 })
        }}
      >
        <button>Generate</button>
      </form>
      {records.map(({ intentId }, index) => (
        <Card key={intentId} intentId={intentId} isNewest={index === 0} />
      ))}
    </>
  )
}

/** What was refused may be made again, once; a task that cannot be asked for is only asked for again. */
function Card({ intentId, isNewest }: { intentId: string; isNewest: boolean }) {
  const { phase, task, input, status } = useGeneration(intentId)
  const { generate } = useGenerateVideo()
  return (
    <article data-state={phase}>
      {status && <button onClick={status.checkNow}>Check again</button>}
      {isNewest && phase === 'failed' && !task && input && (
        <button onClick={() => generate(input)}>Make again</button>
      )}
    </article>
  )
}

/** Starts a video when it is shown, as a page does that gets its input from its address. */
export function GenerateOnMount({ prompt }: { prompt: string }) {
  const { generate } = useGenerateVideo()
  useEffect(() => void generate({ model: MODEL, prompt, durationSeconds: 5 }), [generate, prompt])
  return null
}
