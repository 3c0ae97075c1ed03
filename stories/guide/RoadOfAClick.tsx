const stations = [
  { name: 'hook', note: 'intent → ledger' },
  { name: 'backend', note: 'sent once' },
  { name: 'handler', note: 'authorize, seal' },
  { name: 'provider', note: 'two pure maps' },
  { name: 'upstream', note: 'makes the video' },
] as const

const WIDTH = 132
const GAP = 36

/** Where a click goes, and how its video comes back. */
export function RoadOfAClick() {
  const width = stations.length * WIDTH + (stations.length - 1) * GAP
  return (
    <svg
      viewBox={`-4 0 ${width + 8} 132`}
      role="img"
      aria-label="From the hook through backend, handler and provider to the upstream, and back"
      style={{ width: '100%', height: 'auto', fontFamily: 'inherit' }}
      fill="none"
      stroke="currentColor"
    >
      {stations.map(({ name, note }, index) => {
        const x = index * (WIDTH + GAP)
        return (
          <g key={name}>
            <rect x={x} y={34} width={WIDTH} height={56} rx={8} strokeOpacity={0.5} />
            <g fill="currentColor" stroke="none" textAnchor="middle">
              <text x={x + WIDTH / 2} y={58} fontSize={15} fontWeight={600}>
                {name}
              </text>
              <text x={x + WIDTH / 2} y={78} fontSize={12} fillOpacity={0.75}>
                {note}
              </text>
            </g>
            {index > 0 && <path d={`M${x - GAP + 6} 52h${GAP - 14}m-6 -5l6 5l-6 5`} />}
            {index > 0 && <path d={`M${x - 6} 74h${14 - GAP}m6 -5l-6 5l6 5`} strokeOpacity={0.6} />}
          </g>
        )
      })}
      <g fill="currentColor" stroke="none" fontSize={12} textAnchor="middle">
        <text x={WIDTH + GAP / 2} y={20}>
          your page
        </text>
        <text x={2.5 * WIDTH + 2.5 * GAP + WIDTH / 2} y={20}>
          your server
        </text>
        <text x={width / 2} y={118}>
          upper arrows: the create, once · lower arrows: looks, push and the file
        </text>
      </g>
      <path d={`M${2 * (WIDTH + GAP) - GAP / 2} 8v112`} strokeDasharray="4 4" strokeOpacity={0.4} />
    </svg>
  )
}
