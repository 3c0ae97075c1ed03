import { cpus } from 'node:os'

/** On what something was measured. */
export interface Conditions {
  /** The day, as `2026-11-21`. */
  day: string
  node: string
  cpu: string
  cores: number
}

export function conditions(): Conditions {
  return {
    day: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
  }
}

/** The same in a sentence. */
export function inWords({ day, node, cpu, cores }: Conditions): string {
  return `Node ${node}, ${cores} cores of ${cpu}, ${day}`
}
