import type { ProviderOptions } from '../../src/providers.js'

interface Film {
  id: string
  script: string
  /** Unix seconds. */
  began: number
}

/** How long a film of the simulated Lumen is booked, and how long until it is wrapped, in milliseconds. */
const BOOKED_MS = 2_000
const FILM_MS = 6_000

/**
 * The service that `lumen` speaks to, in memory: for stories and tests. A script that has the name of a failure in it,
 * such as `censored`, is scrapped for it. `speed` is how many times as fast it works.
 */
export function createLumenUpstream({
  apiKey = 'any',
  video = 'https://cdn.lumen.example/film.mp4',
  speed = 1,
}: { apiKey?: string; video?: string; speed?: number } = {}): {
  fetch: NonNullable<ProviderOptions['fetch']>
  films: Film[]
} {
  const films: Film[] = []

  function book(body: unknown): Response {
    const { script } = JSON.parse(String(body)) as { script: string }
    if (script.includes('no_funds')) return refused(402, 'no_funds', 'Your wallet is empty')
    const film = { id: `film-${films.length + 1}`, script, began: Date.now() / 1000 }
    films.push(film)
    return Response.json({ id: film.id, stage: 'booked' }, { status: 201 })
  }

  function look(id: string | undefined): Response {
    const film = films.find((each) => each.id === id)
    if (!film) return refused(404, 'no_such_film', 'We have no such film')
    const { script, began } = film
    const elapsedMs = (Date.now() - began * 1000) * speed
    const told = { id, began }
    if (elapsedMs < BOOKED_MS) return Response.json({ ...told, stage: 'booked' })
    if (elapsedMs < FILM_MS) return Response.json({ ...told, stage: 'shooting' })
    const ended = began + FILM_MS / 1000 / speed
    const why = ['censored', 'frame_missing'].find((failure) => script.includes(failure))
    if (why === undefined) return Response.json({ ...told, stage: 'wrapped', video, ended })
    return Response.json({ ...told, stage: 'scrapped', why, words: `Scrapped: ${why}`, ended })
  }

  return {
    films,
    async fetch(target, init) {
      const { pathname } = new URL(
        target instanceof Request ? target.url : target,
        'https://api.lumen.example',
      )
      const authorization = new Headers(init?.headers).get('Authorization')
      if (authorization !== `Bearer ${apiKey}`) return refused(401, 'who_are_you', 'Unknown key')
      return init?.method === 'POST' ? book(init.body) : look(pathname.split('/').at(-1))
    },
  }
}

function refused(status: number, error: string, words: string): Response {
  return Response.json({ error, words }, { status })
}
