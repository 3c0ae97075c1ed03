import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** By trigger: how many runs ended in which way. */
export type OnceEnds = Readonly<Record<string, Readonly<Record<string, number>>>>

const WAYS = [
  'accepted, in the ledger',
  'accepted, uncertain',
  'not accepted, refused',
  'not accepted, uncertain',
] as const

/** Prints how the runs ended and, where a folder is given, writes it to `results.md` there. Every run has held. */
export function benchOnce(
  ends: OnceEnds,
  { runs, seconds, folder }: { runs: number; seconds: number; folder: URL | undefined },
): void {
  const rows = Object.entries(ends).map(([name, tally]) => [name, ...WAYS.map((way) => tally[way] ?? 0)])
  const totals = WAYS.map((way) => Object.values(ends).reduce((sum, tally) => sum + (tally[way] ?? 0), 0))
  const all = totals.reduce((sum, count) => sum + count, 0)
  const text = `# One wish, at most one paid task

The hooks in jsdom, \`createBackend\`, the real handler and a simulated APIXO, on a fake clock. Of the answers to creates
half, and of all others a third, go wrong for 90 s: refused, reset before or after sending, no header, half a body, 502,
504, or up to 20 s late, between browser and handler and between handler and upstream. Callbacks come in half of the runs,
and one in five of them is lost. A person makes again what was refused, and never what is uncertain.

A run holds if the upstream accepted at most one task for the wish, got no more creates than there were clicks, and the
task that it accepted is in the ledger and seen to its end, or said to be uncertain.

**${all} of ${runs * rows.length} runs held: no second task, none lost.** Seeds are fixed; the runs took ${Math.round(seconds)} s (${cpus()[0]?.model ?? 'unknown'}).

| trigger | ${WAYS.join(' | ')} |
|---|${WAYS.map(() => '--:|').join('')}
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
| **all** | ${totals.map((count) => `**${count}**`).join(' | ')} |

Where a task was accepted and is uncertain, its answer was lost and so was what could have told of it: no callback was
asked for, it was lost, or the handler was started anew with an empty \`memoryStore()\`. APIXO has no way to ask for a
create, so nobody can know; the card says so, and what it costs to try again.
`
  process.stdout.write(text)
  if (folder) writeFileSync(new URL('results.md', folder), text)
}
