import registry from '../../registry.json'
import { Table } from './Table.js'

/** The items that the package ships, from their own list. */
export function RegistryTable() {
  return (
    <Table
      head={['item', 'what it is', 'files']}
      rows={registry.items.map(({ name, description, files }) => [
        <code key={name}>{name}</code>,
        description,
        files.map(({ target }) => target.split('/').at(-1)).join(', '),
      ])}
    />
  )
}
