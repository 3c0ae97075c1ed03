import hooks from '../../test/bench/hooks/results.json'
import overhead from '../../test/bench/overhead/results.json'
import sizes from '../../test/bench/sizes/results.json'
import tasks from '../../test/bench/tasks/results.json'
import type { Conditions } from '../../test/bench/conditions.js'
import { Table } from './Table.js'

/** On what it was measured, and beside which versions. */
export function BenchConditions() {
  const { versions, vite } = sizes
  return (
    <details>
      <summary>Machine and versions</summary>
      <Table
        head={['', 'measured', 'on']}
        rows={[
          ['downloads', sizes.conditions.day, `Vite ${vite}, gzip at level 9`],
          [
            'handler',
            overhead.conditions.day,
            `${machine(overhead.conditions)}, ${overhead.requests.toLocaleString('en')} requests each`,
          ],
          [
            'a step',
            hooks.conditions.day,
            `${machine(hooks.conditions)}, Chromium ${hooks.browser}, React ${hooks.versions.react}, medians of ${hooks.rounds} rounds`,
          ],
          [
            'a minute',
            tasks.conditions.day,
            `${machine(tasks.conditions)}, Chromium ${tasks.browser}, medians of ${tasks.rounds} rounds`,
          ],
        ]}
      />
      <Table head={['package', 'version']} rows={Object.entries(versions)} />
    </details>
  )
}

function machine({ node, cpu, cores, load }: Conditions): string {
  return `Node ${node}, ${cores} cores of ${cpu} under a load of ${load}`
}
