import type { Chart } from './frontierCurves.js'
import { placeLabels } from './placeLabels.js'
import type { Cost } from './optimum.js'

const WIDTH = 880
const HEIGHT = 540
const PLOT = { left: 70, right: 850, top: 84, bottom: 476 }
const REQUESTS = [1, 2, 5, 10, 20, 50, 100]
const LAGS = [0.1, 0.2, 0.5, 1, 2, 5, 10]

/** Its own colours, so that it can be read on any page, light or dark. */
const STYLE = `
.page { fill: #ffffff } .ink { fill: #1c1f2a } .soft { fill: #5d6475 } .grid { stroke: #e6e8ef }
.never { fill: #eef0f5 } .best { stroke: #1c1f2a } .ours { stroke: #3b4fe4 } .ours-ink { fill: #3b4fe4 }
.peer { fill: #b45309 } .halo { stroke: #ffffff }
@media (prefers-color-scheme: dark) {
  .page { fill: #14161d } .ink { fill: #f0f2f8 } .soft { fill: #a4abbd } .grid { stroke: #2a2e3a }
  .never { fill: #1d2029 } .best { stroke: #f0f2f8 } .ours { stroke: #8d9bff } .ours-ink { fill: #8d9bff }
  .peer { fill: #f3a64a } .halo { stroke: #14161d }
}`

/** One SVG file, on logarithmic axes, every point with its name beside it. */
export function chart({ title, optimum, ours, peers }: Chart): string {
  const x = along(REQUESTS, PLOT.left, PLOT.right)
  const y = along(LAGS, PLOT.bottom, PLOT.top)
  const place = ({ requests, lagSeconds }: Cost) => ({ x: x(requests), y: y(lagSeconds) })
  const best = optimum.filter(isInside).map(place)
  const mine = ours.filter(isInside).map((point) => ({ ...point, ...place(point) }))
  const others = peers.filter(isInside).map((point) => ({ ...point, ...place(point) }))
  const standard = mine.find(({ isDefault }) => isDefault)
  const line = (points: readonly Point[]) => points.map((point) => `${point.x},${point.y}`).join(' ')
  const under = `${line(best)} ${best.at(-1)!.x},${PLOT.bottom} ${best[0]!.x},${PLOT.bottom}`
  const named = [...(standard ? [{ ...standard, name: 'pollingPolicy()' }] : []), ...others]
  const labels = placeLabels(named, { ...PLOT, taken: [...best, ...mine] })

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="${title}: mean lag against requests for each task">`,
    `<style>${STYLE}</style>`,
    `<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="12"/>`,
    `<text class="ink" x="24" y="36" font-size="18" font-weight="650">How long until the page knows, and what the knowing costs</text>`,
    `<text class="soft" x="24" y="60">${title}. Down and left is better; both axes are logarithmic.</text>`,
    `<polygon class="never" points="${under}"/>`,
    ...REQUESTS.map(
      (value) =>
        `<path class="grid" d="M${x(value)} ${PLOT.top}V${PLOT.bottom}"/><text class="soft" x="${x(value)}" y="${PLOT.bottom + 22}" text-anchor="middle">${value}</text>`,
    ),
    ...LAGS.map(
      (value) =>
        `<path class="grid" d="M${PLOT.left} ${y(value)}H${PLOT.right}"/><text class="soft" x="${PLOT.left - 10}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    ),
    `<text class="soft" x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 18}" text-anchor="middle">requests for each task</text>`,
    `<text class="soft" transform="translate(24 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">mean lag, seconds</text>`,
    `<polyline class="best" points="${line(best)}" fill="none" stroke-width="2"/>`,
    `<text class="soft" x="${best[0]!.x + 20}" y="${PLOT.bottom - 20}" font-style="italic">out of anybody’s reach</text>`,
    `<text class="ink" x="${best.at(-1)!.x + 12}" y="${best.at(-1)!.y + 4}">the best possible</text>`,
    `<polyline class="ours" points="${line(mine)}" fill="none" stroke-width="3" stroke-linejoin="round"/>`,
    ...mine.map((point) => dot(point, 'ours-ink', point.isDefault ? 8 : 4)),
    ...others.map((point) => dot(point, 'peer', 6)),
    ...labels.map(({ name, left, baseline }, index) => {
      const isOurs = index === 0 && standard
      return `<text class="${isOurs ? 'ours-ink' : 'ink'} halo" x="${left}" y="${baseline}" paint-order="stroke" stroke-width="4"${isOurs ? ' font-weight="650"' : ''}>${name}</text>`
    }),
    '</svg>\n',
  ].join('\n')
}

interface Point {
  x: number
  y: number
}

function dot({ x, y }: Point, style: string, radius: number): string {
  return `<circle class="${style} halo" cx="${x}" cy="${y}" r="${radius}" stroke-width="2"/>`
}

function isInside({ requests, lagSeconds }: Cost): boolean {
  return requests >= 1 && requests <= 100 && lagSeconds >= 0.1 && lagSeconds <= 10
}

/** From a value to its place, in tenths of a pixel. */
function along(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.log(ticks[0]!)
  const most = Math.log(ticks.at(-1)!)
  return (value) => Math.round((from + ((Math.log(value) - least) / (most - least)) * (to - from)) * 10) / 10
}
