import type { Watched } from './simulateTask.js'

const HEIGHT = 36

/** The checks of one task along its time, and the wait between its end and the check that found it. */
export function CheckStrip({
  watched: { checks, endSeconds, knownSeconds },
  axisSeconds,
  width,
}: {
  watched: Watched
  axisSeconds: number
  width: number
}) {
  const x = (seconds: number) => Math.round((seconds / axisSeconds) * width * 10) / 10
  const vain = checks.slice(0, -1)
  const found = x(checks.at(-1) ?? 0)
  return (
    <svg className="lab-strip" width={width} height={HEIGHT} aria-hidden>
      <path className="lab-baseline" d={`M0 ${HEIGHT / 2}H${width}`} />
      <rect
        className="lab-lag"
        x={x(endSeconds)}
        width={Math.max(1, x(knownSeconds) - x(endSeconds))}
        y={8}
        height={HEIGHT - 16}
      />
      <path className="lab-check" d={vain.map((seconds) => `M${x(seconds)} 12v${HEIGHT - 24}`).join('')} />
      <path className="lab-end" d={`M${x(endSeconds)} 0V${HEIGHT}`} />
      <circle className="lab-found" cx={found} cy={HEIGHT / 2} r={4} />
    </svg>
  )
}
