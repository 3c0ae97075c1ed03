import { handlers } from '../../test/bench/overhead/results.json'
import { BenchBars } from './BenchBars.js'

const OURS = 'createVideoHandler'

/** How long a handler takes for a status request, beside others. */
export function HandlerBars() {
  return (
    <BenchBars
      title="One status request, the upstream’s time left out"
      note="Milliseconds from Request to the last byte, the median; shorter is better."
      bars={[...handlers].reverse().map(({ name, p50 }) => ({
        name,
        value: p50,
        text: `${p50.toFixed(3)} ms`,
        isOurs: name === OURS,
      }))}
    />
  )
}
