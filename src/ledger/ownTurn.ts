import type { PollerTurn } from './PollerTurn.js'

/** The turn of a tab that shares with nobody. */
export const ownTurn: PollerTurn = {
  isMine: () => true,
  subscribe: () => () => undefined,
  join: () => () => undefined,
}
