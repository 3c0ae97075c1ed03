import { tokenBucket } from '../../../src/polling/TokenBucket.js'
import type { Kind, Shape, Table } from './distributions.js'
import { kinds, tabulate } from './distributions.js'
import type { Cost } from './optimum.js'
import { frontier, leastLag } from './optimum.js'
import type { MakePolicy } from './policies.js'
import { seedOf } from './random.js'
import type { SessionOptions, SessionResult } from './session.js'
import { DOWN_SECONDS, session } from './session.js'

/** One kind whose tasks take as long as a shape says. */
export interface Scenario {
  name: string
  kind: Kind
  table: Table
  frontier: Cost[]
}

/** What a policy costs, and how far that is from the least that its requests could buy. */
export interface Figures extends Cost {
  /** Mean lag over the least mean lag that anyone could reach with as many requests. */
  ratio: number
}

/** Which tasks of a session are counted, by their numbers; the first is 1. */
export type Tasks = readonly [first: number, last: number]

export const WARM: Tasks = [21, 60]
const SEED = 20261120

const known = new Map<string, Scenario[]>()

/** A shape for each of the four kinds; computed once. */
export function scenarios(name: string, shape: Shape, points: number): Scenario[] {
  const key = `${name}, ${points}`
  const all =
    known.get(key) ??
    kinds.map((kind) => {
      const table = tabulate(shape(kind.from, kind.to))
      return { name: `${kind.name}, ${name}`, kind, table, frontier: frontier(table, points) }
    })
  known.set(key, all)
  return all
}

/** Mean requests and lag over so many sessions. */
export function cost(
  makePolicy: MakePolicy,
  scenario: Scenario,
  [first, last]: Tasks,
  sessions: number,
  options: Partial<SessionOptions> = {},
): Cost {
  let requests = 0
  let lagSeconds = 0
  for (const result of sessionsOf(makePolicy, scenario, last, sessions, options)) {
    for (let task = first - 1; task < last; task += 1) {
      requests += result.requests[task]!
      lagSeconds += result.lagSeconds[task]!
    }
  }
  const tasks = sessions * (last - first + 1)
  return { requests: requests / tasks, lagSeconds: lagSeconds / tasks }
}

const played = new WeakMap<MakePolicy, Map<string, SessionResult[]>>()

/** Sessions of that many tasks or more. One task after another: the first ones do not depend on how many follow. */
function sessionsOf(
  makePolicy: MakePolicy,
  { name, kind, table }: Scenario,
  last: number,
  sessions: number,
  options: Partial<SessionOptions>,
): SessionResult[] {
  const isPlain = Object.keys(options).length === 0
  const tasks = isPlain && last > 1 ? Math.max(last, WARM[1]) : last
  const known = played.get(makePolicy) ?? new Map<string, SessionResult[]>()
  played.set(makePolicy, known)
  const key = `${name}, ${tasks}`
  const results = isPlain ? (known.get(key) ?? []) : []
  for (let index = results.length; index < sessions; index += 1) {
    const seed = seedOf(SEED, name, index)
    results.push(session(makePolicy(kind), kind, table, { tasks, ...options, seed }))
  }
  if (isPlain) known.set(key, results)
  return results.slice(0, sessions)
}

export function figures(scenario: Scenario, measured: Cost): Figures {
  const least = leastLag(scenario.frontier, measured.requests) + DOWN_SECONDS
  return { ...measured, ratio: measured.lagSeconds / least }
}

/** The mean of several scenarios; of the ratios the geometric one. */
function pooled(all: readonly Figures[]): Figures {
  const mean = (value: (each: Figures) => number) =>
    all.reduce((sum, each) => sum + value(each), 0) / all.length
  return {
    requests: mean(({ requests }) => requests),
    lagSeconds: mean(({ lagSeconds }) => lagSeconds),
    ratio: Math.exp(mean(({ ratio }) => Math.log(ratio))),
  }
}

export function pooledFigures(
  makePolicy: MakePolicy,
  all: readonly Scenario[],
  tasks: Tasks,
  sessions: number,
  options: Partial<SessionOptions> = {},
): Figures {
  return pooled(
    all.map((scenario) => figures(scenario, cost(makePolicy, scenario, tasks, sessions, options))),
  )
}

/** The price of a look at which a policy asks no more often than that. */
export function priceFor(requestsAt: (price: number) => number, requests: number, rounds: number): number {
  let cheap = 0.02
  let dear = 2
  for (let round = 0; round < rounds; round += 1) {
    const middle = Math.sqrt(cheap * dear)
    if (requestsAt(middle) > requests) cheap = middle
    else dear = middle
  }
  return dear
}

/** The largest number of requests in any stretch of so many seconds. */
export function mostWithin(sentAt: readonly number[], seconds: number): number {
  const sorted = Float64Array.from(sentAt).sort()
  let most = 0
  let oldest = 0
  for (const [index, at] of sorted.entries()) {
    while (at - sorted[oldest]! > seconds) oldest += 1
    most = Math.max(most, index - oldest + 1)
  }
  return most
}

/** 1,000 tasks begun together, through one bucket: the most requests that any crowd sent, and the mean lag of all. */
export function crowds(makePolicy: MakePolicy, { kind, table }: Scenario, count: number) {
  const tasks = 1_000
  const results = Array.from({ length: count }, (_, index) =>
    session(makePolicy(kind), kind, table, {
      tasks,
      atOnce: tasks,
      bucket: tokenBucket({ perSecond: 150 }),
      seed: seedOf(SEED, 'crowd', index),
    }),
  )
  const lags = results.flatMap(({ lagSeconds }) => lagSeconds)
  return {
    inSecond: Math.max(...results.map(({ sentAt }) => mostWithin(sentAt, 1))),
    inMinute: Math.max(...results.map(({ sentAt }) => mostWithin(sentAt, 60))),
    lagSeconds: lags.reduce((sum, lag) => sum + lag, 0) / lags.length,
  }
}
