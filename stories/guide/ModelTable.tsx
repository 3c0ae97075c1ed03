import { models } from '../../src/index.js'
import { modelFacts } from './modelFacts.js'
import { Table } from './Table.js'

/** What each model can do, from the model table itself. */
export function ModelTable() {
  return (
    <Table
      head={['model', ...models.map(({ id }) => id)]}
      rows={modelFacts.map(({ name, of }) => [
        name,
        ...models.map((model) =>
          of(model).map((line) => (
            <span key={line} style={{ display: 'block' }}>
              {line}
            </span>
          )),
        ),
      ])}
    />
  )
}
