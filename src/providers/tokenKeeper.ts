import { orAborted } from '../core/orAborted.js'

/** A token as it is kept, in memory and in a store. Times are Unix milliseconds. */
export interface KeptToken {
  token: string
  /** From then on another one is fetched before it is needed. */
  renewTime: number
  /** From then on the service refuses it. */
  expireTime: number
}

export interface TokenKeeper {
  /** One that is believed to work. */
  current(signal?: AbortSignal): Promise<string>
  /** One in place of another that the service refused. */
  renewed(refused: string, signal?: AbortSignal): Promise<string>
}

/** Whether a token can be used: its time has not come, and it is not the one that was refused. */
export function isUsable(kept: KeptToken | undefined, refused: string | undefined): kept is KeptToken {
  return kept !== undefined && kept.token !== refused && Date.now() < kept.renewTime
}

/**
 * Keeps one token, and has one obtained at a time, however many calls wait for it.
 *
 *     call 1 ── current ──┐ obtain ┌──────► T1
 *     call 2 ── current ──┴────────┴──────► T1
 *     call 1 ── T1 refused ──┐ obtain(T1) ┌► T2
 *     call 2 ── T1 refused ──┴────────────┴► T2
 *     call 3 ── T1 refused, late ──────────► T2, which is there
 *
 * A caller that gives up leaves the obtaining to the others.
 * @param obtain Bounds itself in time. It gets the token that the service refused, where one was.
 */
export function createTokenKeeper(obtain: (refused: string | undefined) => Promise<KeptToken>): TokenKeeper {
  let kept: KeptToken | undefined
  let underWay: Promise<string> | undefined

  async function obtained(refused: string | undefined): Promise<string> {
    try {
      kept = await obtain(refused)
      return kept.token
    } finally {
      underWay = undefined
    }
  }

  async function another(refused: string | undefined): Promise<string> {
    if (isUsable(kept, refused)) return kept.token
    const token = await (underWay ??= obtained(refused))
    // One that was under way before the refusal may have brought the refused one once more.
    return token === refused ? (underWay ??= obtained(refused)) : token
  }

  return {
    current: (signal) => orAborted(another(undefined), signal),
    renewed: (refused, signal) => orAborted(another(refused), signal),
  }
}
