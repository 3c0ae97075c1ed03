import { useId } from 'react'
import { kinds } from '../../test/bench/polling/distributions.js'
import { DistributionPicture } from './DistributionPicture.js'
import type { LabSettings } from './labSettings.js'
import { DEFAULT_PRICE, distributions, kindLabels, PRICES, PROBE_MS } from './labSettings.js'
import { LabSlider } from './LabSlider.js'

/** What is made, how long it takes, and what a check may cost. */
export function LabControls({
  settings,
  onChange,
}: {
  settings: LabSettings
  onChange(change: Partial<LabSettings>): void
}) {
  const id = useId()
  const price = PRICES[settings.price] ?? 0
  return (
    <form className="lab-controls" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="lab-distributions">
        <legend>How long tasks really take</legend>
        {distributions.map(({ shape, label, words }) => (
          <label key={shape} className="lab-distribution">
            <input
              type="radio"
              name={`${id}-shape`}
              checked={settings.shape === shape}
              aria-describedby={`${id}-${shape}`}
              aria-label={label}
              onChange={() => onChange({ shape })}
            />
            <DistributionPicture shape={shape} />
            <span>{label}</span>
            <small id={`${id}-${shape}`}>{words}</small>
          </label>
        ))}
      </fieldset>
      <div className="lab-control">
        <label htmlFor={`${id}-kind`}>Model</label>
        <select
          id={`${id}-kind`}
          data-slot="input"
          value={settings.kind}
          onChange={({ target }) => onChange({ kind: Number(target.value) })}
        >
          {kinds.map(({ from, to }, index) => (
            <option key={index} value={index}>
              {kindLabels[index]}: {from} to {to} s
            </option>
          ))}
        </select>
      </div>
      <div className="lab-control">
        <span className="lab-control-head">
          <label htmlFor={`${id}-price`}>Price of a check</label>
          <output htmlFor={`${id}-price`}>
            {price} s of waiting{settings.price === DEFAULT_PRICE && ', the default'}
          </output>
        </span>
        <LabSlider
          id={`${id}-price`}
          min={0}
          max={PRICES.length - 1}
          value={settings.price}
          aria-valuetext={`${price} seconds of waiting`}
          onValueChange={(value) => onChange({ price: value })}
        />
        <span className="lab-ends" aria-hidden>
          <span>more checks</span>
          <span>more waiting</span>
        </span>
      </div>
      <label className="lab-control lab-probe">
        <input
          type="checkbox"
          checked={settings.hasProbe}
          onChange={({ target }) => onChange({ hasProbe: target.checked })}
        />
        <span>
          Probe at {PROBE_MS / 1000} s<small>One more check for each task, for what is refused at once</small>
        </span>
      </label>
    </form>
  )
}
