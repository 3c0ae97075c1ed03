import type { HeldBackLine } from './heldBackLines.js'
import type { Figures } from './measure.js'
import type { PeerRow } from './peerRows.js'
import type { ProbeLine } from './probeLines.js'
import { breakEven, CHECK_PRICE_SECONDS, costSeconds, PROBE_MS } from './probeLines.js'
import type { Line } from './requiredLines.js'
import type { Scale } from './scale.js'

export interface Results {
  lines: readonly Line[]
  heldBack: readonly HeldBackLine[]
  probe: readonly ProbeLine[]
  peers: readonly PeerRow[]
  size: Scale
}

/** The tables, as Markdown. */
export function report({ lines, heldBack, probe, peers, size }: Results): string {
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
    '## Early failures: is a probe worth it?',
    `Tasks that are refused in their first seconds, and one look at ${PROBE_MS / 1000} s for each task. *Cost* is the mean lag and ${CHECK_PRICE_SECONDS} s for each request: what the policy makes least.`,
    table(
      ['early failures', 'as learned: requests / lag s / cost', 'with the probe', 'the probe saves, s'],
      probe.map((line) => [
        `${line.percent} %`,
        withCost(line.without),
        withCost(line.with),
        (costSeconds(line.without) - costSeconds(line.with)).toFixed(2),
      ]),
    ),
    probeVerdict(probe),
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

function withCost(figures: Figures): string {
  const { requests, lagSeconds } = figures
  return `${requests.toFixed(2)} / ${lagSeconds.toFixed(2)} / ${costSeconds(figures).toFixed(2)}`
}

function probeVerdict(lines: readonly ProbeLine[]): string {
  const percent = breakEven(lines)
  if (percent === undefined) return 'The probe pays at none, or at all of these shares.'
  return `The probe pays from about ${percent.toFixed(1)} % on. Without one a kind has it only while early failures are among its latest durations: nothing is spent where none happen, and where they do, only those that come as a surprise wait for the next look. That is the default.`
}
