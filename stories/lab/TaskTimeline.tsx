import { memo, useId } from 'react'
import { MAX_DURATIONS } from '../../src/polling/LearnedDurations.js'
import { usualRangeMs } from '../../src/polling/usualRangeMs.js'
import { BeliefChart } from './BeliefChart.js'
import { CheckStrip } from './CheckStrip.js'
import type { LabSettings } from './labSettings.js'
import { LabSlider } from './LabSlider.js'
import type { Truth } from './measureLab.js'
import type { Watched } from './simulateTask.js'
import { useSize } from './useSize.js'
import { useTaskSeries } from './useTaskSeries.js'

/** After its end a task is found within so many seconds by whoever looks at all. */
const ROOM_SECONDS = 12
const MANY = 20
const SHORTEST_SECONDS = 1

/** One task after another, as every policy watches it. The last one learned changes when ours looks at the next. */
export const TaskTimeline = memo(function TaskTimeline({
  truth,
  settings,
}: {
  truth: Truth
  settings: LabSettings
}) {
  const id = useId()
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 640, height: 0 })
  const { kind, number, learned, endSeconds, ours, peers, chooseEnd, next, startOver } = useTaskSeries(
    truth,
    settings,
  )

  const longest = Math.max(truth.mostlyDoneSeconds, endSeconds, kind.to)
  const axisSeconds = Math.ceil((longest + ROOM_SECONDS) / 10) * 10
  const mostEnd = axisSeconds - ROOM_SECONDS
  const tick = axisSeconds > 240 ? 60 : axisSeconds > 130 ? 30 : axisSeconds > 60 ? 20 : 10
  const [from, to] = usualRangeMs(learned, [kind.from * 1000, kind.to * 1000])
  const end = Math.round(endSeconds * 10) / 10

  return (
    <div className="lab-timeline">
      <div className="lab-series">
        <button type="button" data-slot="button" data-variant="primary" onClick={() => next()}>
          Next task
        </button>
        <button type="button" data-slot="button" data-variant="outline" onClick={() => next(MANY)}>
          {MANY} more
        </button>
        <button type="button" data-slot="button" disabled={number === 1} onClick={startOver}>
          Start over
        </button>
        <p aria-live="polite">
          Task {number}.{' '}
          {learned.durationsMs.length === 0
            ? `Nothing learned yet: the documents say ${kind.from} to ${kind.to} s.`
            : `Learned from ${tasksInWords(learned.durationsMs.length)}: usually ${from / 1000} to ${to / 1000} s.`}
        </p>
      </div>

      <div className="lab-rows">
        <div className="lab-row lab-belief-row">
          <span className="lab-row-name">
            <b className="lab-accent">What it believes</b> <small>dashed: what is true</small>
          </span>
          <div ref={ref} className="lab-row-plot">
            <BeliefChart {...{ kind, truth, learned, endSeconds, axisSeconds, width }} />
          </div>
        </div>
        <div className="lab-row">
          <label className="lab-row-name" htmlFor={`${id}-end`}>
            The task ends after
          </label>
          <output className="lab-row-result" htmlFor={`${id}-end`}>
            {end.toFixed(1)} s
          </output>
          <div className="lab-row-plot">
            <LabSlider
              id={`${id}-end`}
              min={SHORTEST_SECONDS}
              max={mostEnd}
              step={0.1}
              value={end}
              aria-valuetext={`${end.toFixed(1)} seconds`}
              style={{
                // The knob's middle is where the line is.
                marginInlineStart: `calc(${(SHORTEST_SECONDS / axisSeconds) * 100}% - 8px)`,
                inlineSize: `calc(${((mostEnd - SHORTEST_SECONDS) / axisSeconds) * 100}% + 16px)`,
              }}
              onValueChange={chooseEnd}
            />
          </div>
        </div>
        <ul>
          <Row
            id="ours"
            name="pollingPolicy()"
            rule="where it is likely"
            {...{ watched: ours, axisSeconds, width }}
          />
          {peers.map(({ id, name, rule, watched }) => (
            <Row key={id} {...{ id, name, rule: rule(kind), watched, axisSeconds, width }} />
          ))}
        </ul>
        <div className="lab-row" aria-hidden>
          <svg className="lab-time-axis lab-row-plot" width={width} height={20}>
            {Array.from({ length: Math.floor(axisSeconds / tick) + 1 }, (_, index) => index * tick).map(
              (seconds) => (
                <text
                  key={seconds}
                  x={(seconds / axisSeconds) * width}
                  y={14}
                  textAnchor={seconds === 0 ? 'start' : seconds === axisSeconds ? 'end' : 'middle'}
                >
                  {seconds} s
                </text>
              ),
            )}
          </svg>
        </div>
      </div>
    </div>
  )
})

function tasksInWords(count: number): string {
  if (count === MAX_DURATIONS) return `the last ${count} tasks`
  return count === 1 ? 'one task' : `${count} tasks`
}

interface RowProps {
  id: string
  name: string
  rule: string
  watched: Watched
  axisSeconds: number
  width: number
}

function Row({ id, name, rule, watched, axisSeconds, width }: RowProps) {
  const { checks, endSeconds, knownSeconds } = watched
  return (
    <li className="lab-row" data-policy={id} data-checks={checks.length}>
      <span className="lab-row-name">
        <b>{name}</b> <small>{rule}</small>
      </span>
      <span className="lab-row-result">
        <span>
          {checks.length} {checks.length === 1 ? 'check' : 'checks'}
        </span>{' '}
        <b>{(knownSeconds - endSeconds).toFixed(1)} s late</b>
      </span>
      <div className="lab-row-plot">
        <CheckStrip {...{ watched, axisSeconds, width }} />
      </div>
    </li>
  )
}
