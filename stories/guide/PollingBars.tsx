import { peers } from '../../test/bench/polling/results.json'
import { BenchBars } from './BenchBars.js'

/** The kit's own have the names of its functions; the default comes first. */
const isOurs = ({ name }: { name: string }) => name.endsWith('()')
const inOrder = [...peers.filter(isOurs).reverse(), ...peers.filter((peer) => !isOurs(peer))]

/** What each policy costs the upstream, and the person who waits. */
export function PollingBars() {
  return (
    <>
      <BenchBars
        title="Status checks for each video"
        note="Shorter is better: each is a request to your server and one to the provider."
        bars={inOrder.map(({ name, requests }) => ({
          name,
          value: requests,
          text: requests.toFixed(1),
          isOurs: isOurs({ name }),
        }))}
      />
      <BenchBars
        title="Lag: how long a video is done before the page knows"
        note="Seconds, the mean; shorter is better."
        bars={inOrder.map(({ name, lagSeconds }) => ({
          name,
          value: lagSeconds,
          text: `${lagSeconds.toFixed(2)} s`,
          isOurs: isOurs({ name }),
        }))}
      />
    </>
  )
}
