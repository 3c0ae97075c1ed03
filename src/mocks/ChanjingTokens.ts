/** "Valid about 24 hours". */
const LIFE_MS = 24 * 60 * 60 * 1000

/** Chanjing's access tokens, of which one at a time is good: a new one kills the one before. */
export class ChanjingTokens {
  readonly #now: () => number
  #issued = 0
  #token: string | undefined
  #endsAt = 0
  #refusal = 10400

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new token, and when it ends: an absolute Unix time in seconds, though it is called `expire_in`. */
  issue(): { access_token: string; expire_in: number } {
    this.#issued += 1
    this.#token = `simulated-token-${this.#issued}`
    this.#endsAt = this.#now() + LIFE_MS
    this.#refusal = 10400
    return { access_token: this.#token, expire_in: Math.floor(this.#endsAt / 1000) }
  }

  /** With which code the token is refused; `undefined` while it is good. */
  refusalOf(token: string): number | undefined {
    return token === this.#token && this.#now() < this.#endsAt ? undefined : this.#refusal
  }

  /** As if somebody else had fetched a token just now. What was issued before is refused with that code. */
  kill(code: 10400 | 10401 = 10400): void {
    this.#token = undefined
    this.#refusal = code
  }

  clear(): void {
    this.kill()
    this.#issued = 0
  }
}
