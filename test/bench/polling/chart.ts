import { kinds, shapes } from './distributions.js'
import { cost, scenarios, WARM } from './measure.js'
import type { Cost } from './optimum.js'
import { ours, peers } from './policies.js'
import type { Scale } from './scale.js'
import { DOWN_SECONDS } from './session.js'

export interface Chart {
  title: string
  optimum: readonly Cost[]
  ours: readonly Cost[]
  peers: readonly (Cost & { name: string })[]
}

const PRICES = [0.02, 0.05, 0.12, 0.3, 0.7, 1.5, 4]

/** The frontier of one kind, our policy along its prices, and each peer's one point. */
export function frontierCurves({ sessions, points }: Scale): Chart {
  const [scenario] = scenarios('lognormal', shapes.lognormal, points)
  const few = Math.ceil(sessions / 4)
  return {
    title: `${kinds[0]!.name} clips, lognormal times, warm`,
    optimum: scenario!.frontier.map(({ requests, lagSeconds }) => ({
      requests,
      lagSeconds: lagSeconds + DOWN_SECONDS,
    })),
    ours: PRICES.map((checkPriceSeconds) => cost(ours({ checkPriceSeconds }), scenario!, WARM, few)),
    peers: Object.entries(peers).map(([name, make]) => ({ name, ...cost(make, scenario!, WARM, few) })),
  }
}

const WIDTH = 900
const HEIGHT = 540
const PLOT = { left: 64, right: 630, top: 48, bottom: 484 }
const REQUESTS = [1, 2, 5, 10, 20, 50, 100]
const LAGS = [0.1, 0.2, 0.5, 1, 2, 5, 10]
const LEGEND = 654

/** One SVG file, on logarithmic axes, readable on any page. */
export function chart({ title, optimum, ours: mine, peers: others }: Chart): string {
  const x = along(REQUESTS, PLOT.left, PLOT.right)
  const y = along(LAGS, PLOT.bottom, PLOT.top)
  const isInside = ({ requests, lagSeconds }: Cost) =>
    requests >= 1 && requests <= 100 && lagSeconds >= 0.1 && lagSeconds <= 10
  const path = (costs: readonly Cost[]) =>
    costs
      .filter(isInside)
      .map(({ requests, lagSeconds }) => `${x(requests)},${y(lagSeconds)}`)
      .join(' ')
  const legend = (row: number) => PLOT.top + 14 + row * 24

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#222" role="img" aria-label="${title}: mean lag against requests for each task">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${PLOT.left}" y="28" font-size="16" font-weight="600">${title}</text>`,
    ...REQUESTS.map(
      (value) =>
        `<path d="M${x(value)} ${PLOT.top}V${PLOT.bottom}" stroke="#e5e5e5"/><text x="${x(value)}" y="${PLOT.bottom + 20}" text-anchor="middle">${value}</text>`,
    ),
    ...LAGS.map(
      (value) =>
        `<path d="M${PLOT.left} ${y(value)}H${PLOT.right}" stroke="#e5e5e5"/><text x="${PLOT.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    ),
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">requests for each task</text>`,
    `<text transform="translate(18 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">mean lag, seconds</text>`,
    `<polyline points="${path(optimum)}" fill="none" stroke="#222" stroke-width="2.5"/>`,
    `<polyline points="${path(mine)}" fill="none" stroke="#3b4fe4" stroke-width="2"/>`,
    ...mine
      .filter(isInside)
      .map(
        ({ requests, lagSeconds }) =>
          `<circle cx="${x(requests)}" cy="${y(lagSeconds)}" r="4" fill="#3b4fe4"/>`,
      ),
    `<path d="M${LEGEND} ${legend(0) - 4}h22" stroke="#222" stroke-width="2.5"/><text x="${LEGEND + 30}" y="${legend(0)}">the best possible</text>`,
    `<path d="M${LEGEND} ${legend(1) - 4}h22" stroke="#3b4fe4" stroke-width="2"/><circle cx="${LEGEND + 11}" cy="${legend(1) - 4}" r="4" fill="#3b4fe4"/><text x="${LEGEND + 30}" y="${legend(1)}">pollingPolicy(), by price</text>`,
    ...others.flatMap((peer, index) => {
      const mark = (cx: number, cy: number) =>
        `<circle cx="${cx}" cy="${cy}" r="9" fill="#fff" stroke="#b45309"/><text x="${cx}" y="${cy + 4}" text-anchor="middle" font-size="11">${index + 1}</text>`
      const row = legend(index + 3)
      return [
        ...(isInside(peer) ? [mark(x(peer.requests), y(peer.lagSeconds))] : []),
        `${mark(LEGEND + 11, row - 4)}<text x="${LEGEND + 30}" y="${row}">${peer.name}</text>`,
      ]
    }),
    '</svg>\n',
  ].join('\n')
}

/** From a value to its place, in tenths of a pixel. */
function along(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.log(ticks[0]!)
  const most = Math.log(ticks.at(-1)!)
  return (value) => Math.round((from + ((Math.log(value) - least) / (most - least)) * (to - from)) * 10) / 10
}
