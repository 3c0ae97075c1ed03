import type { HeldBackLine } from './heldBackLines.js'
import type { Figures } from './measure.js'
import type { PeerRow } from './peerRows.js'
import type { Line } from './requiredLines.js'
import type { Scale } from './scale.js'

export interface Results {
  lines: readonly Line[]
  heldBack: readonly HeldBackLine[]
  peers: readonly PeerRow[]
  size: Scale
}

/** The tables, as Markdown. */
export function report({ lines, heldBack, peers, size }: Results): string {
  const parts = [
    '# When to look again: what was measured',
    `Written by \`npm run bench:polling\`: ${size.sessions} sessions of 60 tasks for each kind and line, the same tasks and the same network for every policy, in simulated time. The code measured is the code that ships.`,
    '*Lag* is the time from the moment a video is done to the moment the browser knows, *requests* are status checks per task. *Ratio* is the mean lag over the least mean lag that anyone could reach with as many requests who knew the distribution exactly. *Warm* are the tasks 21 to 60 of a session. Pooled over the four documented kinds, unless one kind (Turbo 5 s) is named.',
    '## What is promised',
    table(
      ['', 'required', 'reached', ''],
      lines.map((line) => [
        line.what,
        `≤ ${number(line.required, line)}`,
        number(line.reached, line),
        verdict(line),
      ]),
    ),
    'The last three lines go through `tokenBucket({ perSecond: 150 })`, as it ships.',
    '## Other shapes',
    table(
      ['requests / lag s / ratio', 'tasks 1 to 20', 'warm', 'the documents’ advice, warm'],
      heldBack.map(({ shape, learning, warm, theirs }) => [
        shape,
        triple(learning),
        triple(warm),
        triple(theirs),
      ]),
    ),
    '## Everybody, on lognormal times, warm',
    table(
      ['policy', 'requests', 'mean lag, s', 'ratio'],
      peers.map(({ name, requests, lagSeconds, ratio }) => [
        name,
        requests.toFixed(1),
        lagSeconds.toFixed(2),
        ratio.toFixed(2),
      ]),
    ),
    '![Mean lag against requests for one kind, for our policy and for others](results.svg)',
  ]
  return `${parts.join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index > 0 ? '---:' : '---'))), ...rows.map(line)].join(
    '\n',
  )
}

function number(value: number, { digits = 2 }: Line): string {
  return digits === 0 ? Math.round(value).toLocaleString('en') : value.toFixed(digits)
}

/** By the digits that are shown, as it is promised. */
function verdict({ required, reached, digits = 2 }: Line): string {
  return Number(reached.toFixed(digits)) <= Number(required.toFixed(digits)) ? 'reached' : '**not reached**'
}

function triple({ requests, lagSeconds, ratio }: Figures): string {
  return `${requests.toFixed(2)} / ${lagSeconds.toFixed(2)} / ${ratio.toFixed(2)}`
}
