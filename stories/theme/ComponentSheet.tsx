import './component-sheet.css'
import { CfgSlider, FrameControl, TaskProgress, VideoResult } from '../../src/components.js'
import { apixoKling21 } from '../../src/models/apixoKling21.js'
import { apixoKling25TurboPro } from '../../src/models/apixoKling25TurboPro.js'
import { endFrameUrl, startFrameUrl, videos } from './themeVideos.js'

const handlers = { onAgain: () => {}, onReuse: () => {}, onRemove: () => {} }

/** Every component of the kit in the states that a theme changes, side by side. Stands in a `ThemeWorld`. */
export function ComponentSheet() {
  return (
    <div className="sheet">
      <section>
        <h3>Frames</h3>
        <FrameControl defaultValue={{ startFrame: startFrameUrl, endFrame: endFrameUrl }} />
        <FrameControl />
      </section>
      <section>
        <h3>Guidance</h3>
        <CfgSlider rule={apixoKling25TurboPro.cfgScale} defaultValue={0.7} />
        <CfgSlider rule={apixoKling21.cfgScale} defaultValue={0.3} />
        <CfgSlider rule={apixoKling25TurboPro.cfgScale} defaultValue={0.4} disabled />
      </section>
      <section>
        <h3>Progress</h3>
        <TaskProgress result={videos.submitting} />
        <TaskProgress result={videos.running} />
        <TaskProgress result={videos.overdue} />
        <TaskProgress result={videos.lostContact} />
        <TaskProgress result={videos.done} />
        <TaskProgress result={videos.failed} />
      </section>
      <section>
        <h3>On its way</h3>
        <VideoResult result={videos.running} {...handlers} />
      </section>
      <section>
        <h3>Done</h3>
        <VideoResult result={videos.expiring} {...handlers} />
      </section>
      <section>
        <h3>Failed</h3>
        <VideoResult result={videos.failed} {...handlers} />
        <VideoResult result={videos.lostContact} {...handlers} />
      </section>
    </div>
  )
}
