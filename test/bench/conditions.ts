import { cpus, loadavg } from 'node:os'

/** On what something was measured. */
export interface Conditions {
  /** The day, as `2026-11-21`. */
  day: string
  node: string
  cpu: string
  cores: number
  /** How many processes wanted a core in the last quarter of an hour, on average. Above `cores`, some waited. */
  load: number
}

export function conditions(): Conditions {
  return {
    day: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    load: Math.round((loadavg()[2] ?? 0) * 10) / 10,
  }
}

/** The same in a sentence. */
export function inWords({ day, node, cpu, cores, load }: Conditions): string {
  return `Node ${node}, ${cores} cores of ${cpu} under a load of ${load}, ${day}`
}
