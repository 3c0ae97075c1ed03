import { deadline } from '../core/deadline.js'
import { orAborted } from '../core/orAborted.js'
import { parseJson } from '../core/unknownJson.js'
import type { RequestOptions, ResultCondition } from '../core/VideoBackend.js'
import { problemSchema } from '../core/wire.js'
import type { HandlerConnection } from './handlerRequest.js'
import { handlerUrl } from './handlerUrl.js'

/** A host that says nothing for so long is not reached, whatever it may say later. */
const TIMEOUT_MS = 15_000

/** What the handler says of a result, in the problem's `fields.result`. */
const SAID: ReadonlyMap<string | undefined, ResultCondition> = new Map([
  ['result.expired', 'expired'],
  ['result.gone', 'gone'],
  ['result.unreachable', 'unreachable'],
])

/**
 * Asks for a result's first byte. Never by HEAD: links that are signed for GET refuse it.
 *
 * It asks as a player does, without the connection's headers and `fetch`: a login that they carry would be let in where
 * the player was not, and a link that is too old would pass for a file that cannot be played.
 */
export async function checkResult(
  connection: HandlerConnection,
  url: string,
  { signal }: RequestOptions = {},
): Promise<ResultCondition> {
  signal?.throwIfAborted()
  const isHandlers = handlerUrl(connection, url) !== undefined
  const limit = deadline(TIMEOUT_MS, signal)
  try {
    // What the browser has kept of the file says nothing about the link.
    const init: RequestInit = { headers: { Range: 'bytes=0-0' }, cache: 'no-store', signal: limit.signal }
    return await orAborted(
      fetch(url, init).then((answer) => conditionOf(answer, isHandlers)),
      limit.signal,
    )
  } catch {
    signal?.throwIfAborted()
    // Without CORS every answer of another host looks like none.
    return isHandlers || limit.isOver() ? 'unreachable' : 'unknown'
  } finally {
    limit.clear()
  }
}

async function conditionOf(answer: Response, isHandlers: boolean): Promise<ResultCondition> {
  const { status } = answer
  // An empty file has no first byte.
  if (answer.ok || status === 416) {
    await answer.body?.cancel()
    return 'there'
  }
  const problem = problemSchema.safeParse(isHandlers ? parseJson(await answer.text()) : undefined)
  const said = problem.success ? SAID.get(problem.data.fields?.['result']) : undefined
  if (said) return said
  if (status === 404) return 'gone'
  if (status === 410) return 'expired'
  // A signed link of another host is refused once its time is over; the handler refuses whom it does not know.
  if (status === 401 || status === 403) return isHandlers ? 'refused' : 'expired'
  return 'unreachable'
}
