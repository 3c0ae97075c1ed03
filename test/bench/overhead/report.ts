import type { Conditions } from '../conditions.js'
import { inWords } from '../conditions.js'
import { markdownTable } from '../markdownTable.js'
import type { HandlerTimes, HowMany } from './measureHandlers.js'

export interface OverheadResults extends HowMany {
  conditions: Conditions
  versions: Readonly<Record<string, string>>
  /** The bare proxy first, ours last. */
  handlers: readonly HandlerTimes[]
}

const MOST_ADDED_MS = 0.2

/** The table, as Markdown. */
export function report({ handlers, requests, warmUp, versions, conditions }: OverheadResults): string {
  const [bare, ours] = [handlers[0], handlers.at(-1)]
  if (!bare || !ours) throw new Error('Nothing was measured.')
  const addedMs = ours.p50 - bare.p50
  const parts = [
    '# What the handler adds to a status request: what was measured',
    `Written by \`npm run bench:overhead\`: in one process, without a network, from \`Request\` to the last byte of the response. The upstream's \`fetch\` answers at once from memory, with the same bytes for all. Each was asked ${requests.toLocaleString('en')} times after ${warmUp.toLocaleString('en')} to warm up, in turns, one request at a time. ${inWords(conditions)}; hono ${versions['hono'] ?? ''}, @fal-ai/server-proxy ${versions['@fal-ai/server-proxy'] ?? ''}.`,
    markdownTable(
      ['milliseconds', 'p50', 'p90', 'p99', 'mean'],
      handlers.map(({ name, p50, p90, p99, mean }) => [name, ...[p50, p90, p99, mean].map(shown)]),
    ),
    markdownTable(
      ['', 'required', 'reached', ''],
      [
        [
          'p50 over the bare proxy’s, ms',
          `≤ ${MOST_ADDED_MS}`,
          shown(addedMs),
          addedMs <= MOST_ADDED_MS ? 'reached' : '**not reached**',
        ],
      ],
    ),
    'The bare proxy adds the key and passes on whatever JSON comes. fal’s asks whether somebody is signed in and whether the URL is one of fal’s. Ours asks who it is, counts the check against their limit, refuses what another site made a browser send, checks the seal of the id (HMAC-SHA256), so that nobody reads another’s task, turns the upstream’s dialect into a task, builds the response from named fields, and tells the user’s other pages.',
  ]
  return `${parts.join('\n\n')}\n`
}

function shown(ms: number): string {
  return ms.toFixed(3)
}
