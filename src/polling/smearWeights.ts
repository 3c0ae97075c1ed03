/** How far each duration may be smeared, as parts of it. Data says which: see `smearWeights`. */
export const SMEARS = [0.03, 0.06, 0.12, 0.24] as const

/** What any duration is worth as evidence, so that a single stray one does not decide: 3 %, spread by its own size. */
const STRAY = 0.03

/**
 * How much each smear is to be trusted, together 1: how well the other durations, so smeared, would have foretold each
 * one of them. Durations that lie in clumps (a provider with two speeds) or close together make the narrow ones win,
 * scattered ones the wide; where there are none or one, all count alike.
 * @param prior What the documents say of a duration, as chance per millisecond, in observations.
 */
export function smearWeights(durationsMs: readonly number[], prior: (ms: number) => number): number[] {
  const logs = SMEARS.map((smear) => logLikelihood(durationsMs, smear, prior))
  const most = Math.max(...logs)
  const chances = logs.map((log) => Math.exp(log - most))
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance) => chance / total)
}

function logLikelihood(durationsMs: readonly number[], smear: number, prior: (ms: number) => number): number {
  let sum = 0
  for (const own of durationsMs) {
    // Its own smear is not among those that could have foretold it.
    let density = prior(own) - 1 / (2 * own * smear)
    for (const other of durationsMs) {
      const reach = other * smear
      if (Math.abs(own - other) <= reach) density += 1 / (2 * reach)
    }
    sum += Math.log(Math.max(0, density) + (STRAY * durationsMs.length) / own)
  }
  return sum
}
