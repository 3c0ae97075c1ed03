import './host-form.css'
import { CfgSlider, FrameControl } from '../../../src/components.js'
import type { VideoModel } from '../../../src/index.js'

/** A `<form>` of the browser's own: no state, FormData on submit, a reset that works. */
export function PlainHostForm({ model, onSend }: { model: VideoModel; onSend: (values: object) => void }) {
  return (
    <form
      className="host-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(Object.fromEntries(new FormData(event.currentTarget)))
      }}
    >
      <label>
        Shot <textarea name="prompt" required defaultValue="" />
      </label>
      <FrameControl model={model.id} required />
      <CfgSlider rule={model.cfgScale} name="cfgScale" defaultValue={0.3} />
      <button type="submit">Send</button>
      <button type="reset">Reset</button>
    </form>
  )
}
