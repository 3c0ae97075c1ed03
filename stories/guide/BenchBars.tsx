import './benchBars.css'

export interface Bar {
  name: string
  value: number
  /** The value in words, with its unit. */
  text: string
  isOurs?: boolean
  /** So much of the value is drawn fainter: what an app may have anyway. */
  shared?: number
  /** What comes on top of the value, later or seldom. */
  beyond?: number
}

export interface BenchBarsProps {
  title: string
  /** What is drawn, and which way is better. */
  note: string
  bars: readonly Bar[]
  /** What is promised of ours: a line across the bars. */
  limit?: { value: number; text: string }
}

const HEIGHT = 18

/** Bars from one zero, longest whole. The figures stand beside them as text, so that nothing is told by colour alone. */
export function BenchBars({ title, note, bars, limit }: BenchBarsProps) {
  const most = Math.max(limit?.value ?? 0, ...bars.map(({ value, beyond = 0 }) => value + beyond))
  const percent = (value: number) => `${((value / most) * 100).toFixed(2)}%`
  return (
    <figure className="sb-unstyled bench-bars">
      <figcaption>
        <strong>{title}</strong>
        <span>{note}</span>
      </figcaption>
      <div role="list">
        {bars.map(({ name, value, text, isOurs, shared = 0, beyond = 0 }) => (
          <div key={name} role="listitem" data-whose={isOurs ? 'ours' : 'theirs'}>
            <span data-slot="name">{name}</span>
            <svg aria-hidden="true" width="100%" height={HEIGHT}>
              <rect data-slot="track" width="100%" height={HEIGHT} rx="4" />
              {beyond > 0 && (
                <rect data-slot="beyond" width={percent(value + beyond)} height={HEIGHT} rx="4" />
              )}
              <rect data-slot="value" width={percent(value)} height={HEIGHT} rx="4" />
              {shared > 0 && <rect data-slot="shared" width={percent(shared)} height={HEIGHT} rx="4" />}
              {limit &&
                ['halo', 'limit'].map((slot) => (
                  <line
                    key={slot}
                    x1={percent(limit.value)}
                    x2={percent(limit.value)}
                    y1="0"
                    y2={HEIGHT}
                    data-slot={slot}
                  />
                ))}
            </svg>
            <span data-slot="text">{text}</span>
          </div>
        ))}
      </div>
      {limit && (
        <p>
          <svg aria-hidden="true" width="8" height="14">
            <line x1="4" x2="4" y1="0" y2="14" data-slot="limit" />
          </svg>
          {limit.text}
        </p>
      )}
    </figure>
  )
}
