import type { CSSProperties } from 'react'
import { useId } from 'react'
import { leastLag, type Cost } from '../../test/bench/polling/optimum.js'
import { labPeers } from './labPolicies.js'
import type { LabSettings } from './labSettings.js'
import { DEFAULT_PRICE, kindAt, PRICES } from './labSettings.js'
import { placeLabels, type LabelToPlace } from './placeLabels.js'
import type { LabFigures } from './useLabFigures.js'
import { useSize } from './useSize.js'

const REQUESTS = [1, 2, 5, 10, 20, 50, 100, 200, 500]
/** Where the axis may end. */
const MOST_REQUESTS = [100, 200, 500]
/** Of the policy that asks most, with the way there and back. */
const SHORTEST_GAP_SECONDS = 0.58
/** Wide enough for two lines to each label. */
const ROOMY = 620
const MARGIN = { left: 34, right: 12, top: 30, bottom: 40 }

/** Requests against lag: the optimum as a coast, our policy along its prices, everybody else as a point. */
export function FrontierChart({
  settings,
  figures: { optimum, ours, peers },
}: {
  settings: LabSettings
  figures: LabFigures
}) {
  const [ref, size] = useSize<SVGSVGElement>({ width: 960, height: 460 })
  const clipId = useId()
  const plot = {
    left: MARGIN.left,
    top: MARGIN.top,
    right: Math.max(MARGIN.left + 1, size.width - MARGIN.right),
    bottom: Math.max(MARGIN.top + 1, size.height - MARGIN.bottom),
  }
  const isRoomy = size.width >= ROOMY
  // What is refused at once and found late costs so much more that it needs another scale.
  const mostLag = settings.shape === 'earlyFailures' ? 9 : 6
  const mostRequests = requestsAxisEnd(settings)
  const x = (requests: number) =>
    plot.left + (Math.log(requests) / Math.log(mostRequests)) * (plot.right - plot.left)
  const y = (lag: number) => plot.bottom - (Math.min(lag, 3 * mostLag) / mostLag) * (plot.bottom - plot.top)
  const path = (costs: readonly Cost[]) =>
    costs
      .map(
        ({ requests, lagSeconds }, index) =>
          `${index > 0 ? 'L' : 'M'}${round(x(requests))} ${round(y(lagSeconds))}`,
      )
      .join('')

  const last = optimum?.at(-1)
  const coast = optimum ? [...beforeFirst(optimum), ...optimum] : []
  const curve = PRICES.flatMap((_, price) => ours[price] ?? [])
  const chosen = settings.price === DEFAULT_PRICE ? undefined : ours[settings.price]
  const points = [
    ...point('ours', 'pollingPolicy()', 'the default', ours[DEFAULT_PRICE]),
    ...point('chosen', 'At your price', `${PRICES[settings.price]} s a check`, chosen),
    ...labPeers.flatMap(({ id, name, rule }) => point(id, name, rule(kindAt(settings.kind)), peers[id])),
  ]
  const labels = points.map(({ id, name, rule, requests, lagSeconds }): LabelToPlace => {
    const own = isRoomy ? Math.max(name.length * 7.1, rule.length * 6.2) : name.length * 6.7
    return { id, x: x(requests), y: y(lagSeconds), width: own, height: isRoomy ? 31 : 16 }
  })
  const places = placeLabels(labels, {
    bounds: { ...plot, top: 0 },
    lines: [curve, coast].flatMap((costs) =>
      dotted(costs.map(({ requests, lagSeconds }) => [x(requests), y(lagSeconds)])),
    ),
    taken: [{ left: plot.left, right: plot.left + 104, top: plot.bottom - 30, bottom: plot.bottom }],
  })

  return (
    <svg
      ref={ref}
      className="lab-frontier"
      role="img"
      aria-label="Mean lag against requests for each task. The table below has the same figures."
    >
      <clipPath id={clipId}>
        <rect
          x={plot.left}
          y={plot.top - 8}
          width={plot.right - plot.left + 8}
          height={plot.bottom - plot.top + 8}
        />
      </clipPath>
      <g className="lab-grid">
        {REQUESTS.filter((value) => value <= mostRequests).map((value) => (
          <g key={value} transform={`translate(${round(x(value))} 0)`}>
            <path d={`M0 ${plot.top}V${plot.bottom}`} />
            <text y={plot.bottom + 17} textAnchor="middle">
              {value}
            </text>
          </g>
        ))}
        {Array.from({ length: Math.floor(mostLag / 2) + 1 }, (_, index) => index * (mostLag > 6 ? 3 : 2))
          .filter((lag) => lag <= mostLag)
          .map((lag) => (
            <g key={lag} transform={`translate(0 ${round(y(lag))})`}>
              <path d={`M${plot.left} 0H${plot.right}`} />
              <text x={plot.left - 8} dy="0.35em" textAnchor="end">
                {lag} s
              </text>
            </g>
          ))}
        <text className="lab-axis-name" x={plot.right} y={size.height - 4} textAnchor="end">
          checks for each task →
        </text>
        <text className="lab-axis-name" x={0} y={plot.top - 16}>
          ↑ late, on average
        </text>
      </g>
      {optimum && last && (
        <g clipPath={`url(#${clipId})`}>
          <path
            className="lab-unreachable"
            d={`${path(coast)}L${plot.right} ${round(y(last.lagSeconds))}V${plot.bottom}H${plot.left}Z`}
          />
          <path className="lab-optimum" d={path(coast)} />
        </g>
      )}
      {optimum &&
        points.map(({ id, requests, lagSeconds }) => {
          const best = leastLag(optimum, requests)
          return (
            <path
              key={id}
              className="lab-stem"
              d={`M0 0V${round(Math.max(0, y(best) - y(lagSeconds)))}`}
              style={at(x(requests), y(lagSeconds))}
            />
          )
        })}
      <g clipPath={`url(#${clipId})`}>
        <path className="lab-ours" d={path(curve)} />
        {PRICES.map((price, index) => {
          const each = ours[index]
          return (
            each && (
              <circle
                key={price}
                className="lab-price"
                r={2.5}
                style={at(x(each.requests), y(each.lagSeconds))}
              />
            )
          )
        })}
      </g>
      <text className="lab-unreachable-name" x={plot.left + 8} y={plot.bottom - 10}>
        out of reach
      </text>
      {points.map(({ id, name, rule, requests, lagSeconds }) => {
        const place = places.get(id)
        return (
          <g key={id} className="lab-point" data-policy={id} data-requests={requests} data-lag={lagSeconds}>
            {id === 'documents' ? (
              <rect x={-5} y={-5} width={10} height={10} rx={1.5} style={at(x(requests), y(lagSeconds))} />
            ) : (
              <circle r={id === 'ours' ? 7 : 5.5} style={at(x(requests), y(lagSeconds))} />
            )}
            {place && (
              <text textAnchor={place.anchor} style={at(place.x, place.y)}>
                <tspan x={0} dy="1em">
                  {name}
                </tspan>
                {isRoomy && (
                  <tspan className="lab-rule" x={0} dy="1.25em">
                    {rule}
                  </tspan>
                )}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Wide enough for whoever asks most, and no wider. */
function requestsAxisEnd({ kind, shape }: LabSettings): number {
  const { from, to } = kindAt(kind)
  const slower = shape === 'twiceAsSlow' ? 2 : 1.15
  const most = ((from + to) / 2 / SHORTEST_GAP_SECONDS) * slower
  return MOST_REQUESTS.find((end) => end >= most) ?? MOST_REQUESTS.at(-1)!
}

/** Fewer looks than the dearest of the schedules has: as the benchmark judges them. */
function beforeFirst(optimum: readonly Cost[]): Cost[] {
  const steps = 8
  const most = optimum[0]?.requests ?? 1
  return Array.from({ length: steps }, (_, step) => {
    const requests = most ** (step / steps)
    return { requests, lagSeconds: leastLag(optimum, requests) }
  })
}

/** A line as points so near to each other that no label slips through. */
function dotted(line: readonly (readonly [number, number])[]): [number, number][] {
  const steps = 8
  return line.flatMap(([x, y], index) => {
    const [nextX, nextY] = line[index + 1] ?? [x, y]
    return Array.from({ length: steps }, (_, step): [number, number] => [
      x + ((nextX - x) * step) / steps,
      y + ((nextY - y) * step) / steps,
    ])
  })
}

interface Point extends Cost {
  id: string
  name: string
  rule: string
}

/** None, as long as it was not measured. */
function point(id: string, name: string, rule: string, measured: Cost | undefined): Point[] {
  return measured ? [{ id, name, rule, requests: measured.requests, lagSeconds: measured.lagSeconds }] : []
}

const at = (x: number, y: number): CSSProperties => ({ transform: `translate(${round(x)}px, ${round(y)}px)` })

function round(value: number): number {
  return Math.round(value * 10) / 10
}
