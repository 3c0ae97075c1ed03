import { scenarios } from '../../src/mocks.js'
import { Table } from './Table.js'

/** The table of the mocks itself, so that the guide cannot fall behind it. */
export function ScenarioTable() {
  return (
    <Table
      head={['name', 'what happens', 'only at']}
      rows={scenarios.map(({ name, description, providers }) => [
        <code key={name}>{name}</code>,
        description,
        providers?.join(', '),
      ])}
    />
  )
}
