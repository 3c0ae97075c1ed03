import type { Conditions } from '../conditions.js'
import { inWords } from '../conditions.js'
import { markdownTable } from '../markdownTable.js'
import { KEYS, THROTTLING } from './typeInChromium.js'
import type { TypedForm, TypingFigures } from './TypingRun.js'

export type TypingLine = TypingFigures & { by: TypedForm }

export interface TypingResults {
  conditions: Conditions
  /** How many processes wanted a core at the end, the mean of five minutes. More than there are, and delays say little. */
  load: number
  /** Chromium's version. */
  browser: string
  rounds: number
  lines: readonly TypingLine[]
}

const NAMES: Readonly<Record<TypedForm, string>> = {
  ours: '`<PromptForm>`',
  watched: 'react-hook-form, `watch()`',
  subscribed: 'react-hook-form, `register` and `useWatch`',
}

/** The figures, the medians of all rounds, as a page. */
export function report({ lines, rounds, browser, load, ...measured }: TypingResults): string {
  return `# What a keystroke in the prompt costs: what was measured

Written by \`npm run bench:typing\`: Chromium ${browser}, production React, the processor throttled ${THROTTLING} times, a page of its own for each run, ${rounds === 1 ? 'one round' : `the medians of ${rounds} rounds in alternating order`}. ${KEYS} characters are typed one by one into the prompt of three forms with the same fields. The delay is from the press of a key to the end of the next painting, so a screen of 60 Hz makes up to 17 ms of it. Event Timing is the browser's own word for the same, in steps of 8 ms, where 16 stands for anything below. The main thread's time is what it worked for one key: script, layout and painting, and not what it waited for others. The times depend on the machine (${inWords(measured.conditions)}), and the delays on what else it does: ${load} processes wanted its ${measured.conditions.cores} cores.

${markdownTable(
  [
    '',
    'delay, median',
    'delay, 95th percentile',
    'Event Timing, 95th percentile',
    'main thread for a key',
    'commits for a key',
  ],
  lines.map((line) => [
    NAMES[line.by],
    ms(line.medianDelayMs),
    ms(line.p95DelayMs),
    `${line.p95ReportedMs} ms`,
    ms(line.mainThreadPerKeyMs),
    line.commitsPerKey.toFixed(2),
  ]),
)}

\`<PromptForm>\` is measured as it comes: with its checks, its draft that outlives a reload, and its two tiles for images. The two beside it are written by hand over react-hook-form, with small inputs in the manner of shadcn's over Base UI: the one with a controlled textarea and a form that watches all its values for counters and modes, as most are; the other with an uncontrolled textarea and a counter that alone watches it, as the library advises. They keep no draft and have a field for a URL in place of each tile.
`
}

const ms = (value: number) => `${value.toFixed(1)} ms`
