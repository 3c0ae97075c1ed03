import type { Figures } from '../../test/bench/polling/measure.js'
import { labPeers } from './labPolicies.js'
import type { LabSettings } from './labSettings.js'
import { DEFAULT_PRICE, kindAt, PRICES } from './labSettings.js'
import type { LabFigures } from './useLabFigures.js'

/** The chart's figures as numbers: what a person who cannot see it reads, and everybody else too. */
export function FrontierTable({
  settings,
  sessions,
  figures,
}: {
  settings: LabSettings
  sessions: number
  figures: LabFigures
}) {
  const chosen = PRICES[settings.price]
  const rows: { id: string; name: string; rule: string; measured: Figures | undefined }[] = [
    { id: 'ours', name: 'pollingPolicy()', rule: 'the default', measured: figures.ours[DEFAULT_PRICE] },
    {
      id: 'chosen',
      name: 'pollingPolicy()',
      rule:
        settings.price === DEFAULT_PRICE
          ? 'at your price, the default'
          : `at your price, ${chosen} s a check`,
      measured: figures.ours[settings.price],
    },
    ...labPeers.map(({ id, name, rule }) => ({
      id,
      name,
      rule: rule(kindAt(settings.kind)),
      measured: figures.peers[id],
    })),
  ]
  return (
    <table className="lab-table">
      <caption>
        Means over the tasks 21 to 60 of {sessions} sessions, of which the policy has learned from 20. 1.0 ×
        is the best possible.
      </caption>
      <thead>
        <tr>
          <th scope="col">Policy</th>
          <th scope="col">Checks</th>
          <th scope="col">Late</th>
          <th scope="col">
            Times<span className="lab-wide"> the best possible</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, rule, measured }) => (
          <tr key={id} data-policy={id}>
            <th scope="row">
              {name} <span className="lab-rule">{rule}</span>
            </th>
            <td>{measured ? measured.requests.toFixed(1) : '–'}</td>
            <td>{measured ? `${measured.lagSeconds.toFixed(2)} s` : '–'}</td>
            <td>{measured ? `${measured.ratio.toFixed(1)} ×` : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
