import type { CfgScaleRule } from '../../core/VideoModel.js'

type Rule = Pick<CfgScaleRule, 'min' | 'max' | 'step'>

/** The nearest value on the rule's grid, without a float's dust: 0.1 + 0.2 gives 0.3. */
export function onGrid(value: number, { min, max, step }: Rule): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step)
  return Number((min + steps * step).toFixed(6))
}

/** What a value means, as a message key; `undefined` where the documents say nothing about it. */
export function guidanceZone(value: number, zones: CfgScaleRule['zones']): string | undefined {
  return zones.find(({ from, to }) => value >= from - 1e-9 && value <= to + 1e-9)?.message
}
