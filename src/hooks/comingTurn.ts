import { createListeners } from '../core/createListeners.js'
import { ownTurn } from '../ledger/ownTurn.js'
import type { PollerTurn } from '../ledger/PollerTurn.js'
import { loadWatching } from './loadWatching.js'

/** `pollerTurn`, loaded when this tab first wants the turn. Where it cannot be loaded, every tab asks for itself. */
export function comingTurn(name: string | undefined): PollerTurn {
  if (name === undefined) return ownTurn
  const { subscribe, tell } = createListeners()
  let turn: PollerTurn | undefined
  async function begin(): Promise<PollerTurn> {
    const loaded = await loadWatching().then(
      ({ pollerTurn }) => pollerTurn(name),
      () => ownTurn,
    )
    if (!turn) {
      turn = loaded
      turn.subscribe(tell)
      tell()
    }
    return turn
  }

  return {
    isMine: () => turn?.isMine() === true,
    subscribe,
    join() {
      let leave: (() => void) | undefined
      let isOut = false
      const enter = (entered: PollerTurn) => {
        if (!isOut) leave = entered.join()
      }
      if (turn) enter(turn)
      else void begin().then(enter)
      return () => {
        isOut = true
        leave?.()
      }
    },
  }
}
