import { useState } from 'react'
import './polling-lab.css'
import { FrontierChart } from './FrontierChart.js'
import { FrontierTable } from './FrontierTable.js'
import { LabControls } from './LabControls.js'
import { DEFAULT_PRICE, initialSettings } from './labSettings.js'
import { TaskTimeline } from './TaskTimeline.js'
import { useLabFigures, type LabFigures } from './useLabFigures.js'

/** Every policy against a distribution of one's choice, simulated in the page as the benchmark does it. */
export function PollingLab({
  sessions = 24,
}: {
  /** How many sessions of 60 tasks are simulated for each point. @default 24 */
  sessions?: number
}) {
  const [settings, setSettings] = useState(initialSettings)
  const figures = useLabFigures({ ...settings, sessions })
  const { truth } = figures

  return (
    <article
      // The page is English and its axes run to the right, whatever the toolbar says.
      dir="ltr"
      lang="en"
      data-rushes="polling-lab"
      className="lab"
      data-state={figures.isComplete ? 'complete' : 'measuring'}
    >
      <header>
        <h1>When to look again</h1>
        <p>
          A video takes a minute or so, and nobody says when it will be done: a page has to ask. Who asks
          often hears “not yet” most of the time. Who asks seldom lets a finished video lie. Here is what each
          way of asking costs, run in your browser on the code that ships.
        </p>
      </header>

      <LabControls
        settings={settings}
        onChange={(change) => setSettings((before) => ({ ...before, ...change }))}
      />

      <section aria-labelledby="lab-trade">
        <h2 id="lab-trade">What a check buys</h2>
        <p className="lab-finding">{finding(figures)}</p>
        <p>
          The grey land is out of everybody’s reach, even of who knew the distribution. A dotted line is
          waiting that the same number of checks could have saved.
        </p>
        <FrontierChart settings={settings} figures={figures} />
        <FrontierTable settings={settings} sessions={sessions} figures={figures} />
      </section>

      <section aria-labelledby="lab-task">
        <h2 id="lab-task">One task at a time</h2>
        <p>
          Each mark is a check; the bar is the wait from the end of the task to the moment the page knows.
          Drag the end, or let task follow task and see the belief learn.
        </p>
        <div className="lab-timeline-place">
          {truth && <TaskTimeline key={`${truth.kind} ${truth.shape}`} truth={truth} settings={settings} />}
        </div>
      </section>
    </article>
  )
}

function finding({ ours, peers }: LabFigures): string {
  const mine = ours[DEFAULT_PRICE]
  const theirs = peers['documents']
  if (!mine || !theirs) return 'Simulating…'
  return (
    `pollingPolicy() asks ${mine.requests.toFixed(1)} times and is ${mine.lagSeconds.toFixed(1)} s late, ` +
    `${mine.ratio.toFixed(2)} times the least that so many checks could reach. ` +
    `As the documents advise, it is ${theirs.requests.toFixed(1)} checks and ${theirs.lagSeconds.toFixed(1)} s, ` +
    `${theirs.ratio.toFixed(2)} times.`
  )
}
