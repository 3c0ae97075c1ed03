import { useState } from 'react'
import type { LearnedDurations } from '../../src/polling/LearnedDurations.js'
import { NOTHING_LEARNED } from '../../src/polling/LearnedDurations.js'
import { seedOf } from '../../test/bench/polling/random.js'
import { labPeers } from './labPolicies.js'
import type { LabSettings } from './labSettings.js'
import { kindAt, PRICES, PROBE_MS } from './labSettings.js'
import type { Truth } from './measureLab.js'
import type { OurOptions, TaskToWatch } from './simulateTask.js'
import { simulateOurs, simulateTask } from './simulateTask.js'

interface Series {
  /** Which task is shown; the first is 0. */
  index: number
  learned: LearnedDurations
  startTime: number
  /** When the task ends, where a person has said so. */
  chosenEndSeconds?: number
}

const START: Series = { index: 0, learned: NOTHING_LEARNED, startTime: Date.UTC(2026, 0, 1) }

/** Task after task of one kind, watched by every policy, of which ours learns. */
export function useTaskSeries(truth: Truth, { price, hasProbe }: Pick<LabSettings, 'price' | 'hasProbe'>) {
  const [series, setSeries] = useState(START)
  const kind = kindAt(truth.kind)

  const taskOf = ({ index, chosenEndSeconds }: Series): TaskToWatch => ({
    kind,
    endSeconds: chosenEndSeconds ?? truth.ends[index % truth.ends.length] ?? kind.to,
    seed: seedOf('lab network', index),
  })
  const optionsOf = ({ learned, startTime }: Series): OurOptions => ({
    learned,
    startTime,
    checkPriceSeconds: PRICES[price] ?? 0.3,
    ...(hasProbe && { probeMs: PROBE_MS }),
  })
  const after = (before: Series): Series => {
    const { learned, knownSeconds } = simulateOurs(optionsOf(before), taskOf(before))
    return { index: before.index + 1, learned, startTime: before.startTime + Math.ceil(knownSeconds * 1000) }
  }

  const task = taskOf(series)
  return {
    kind,
    number: series.index + 1,
    learned: series.learned,
    endSeconds: task.endSeconds,
    ours: simulateOurs(optionsOf(series), task),
    peers: labPeers.map((peer) => ({ ...peer, watched: simulateTask(peer.make(kind), task) })),
    /** Lets the task end at another time than chance has drawn. */
    chooseEnd: (chosenEndSeconds: number) => setSeries((before) => ({ ...before, chosenEndSeconds })),
    /** Learns from the task that is shown, and goes on. */
    next: (count = 1) =>
      setSeries((before) => Array.from({ length: count }).reduce<Series>((series) => after(series), before)),
    startOver: () => setSeries(START),
  }
}
