import { scenarios } from '../../src/mocks.js'

/** The table of the mocks itself, so that the guide cannot fall behind it. */
export function ScenarioTable() {
  return (
    <table>
      <thead>
        <tr>
          <th>name</th>
          <th>what happens</th>
          <th>only at</th>
        </tr>
      </thead>
      <tbody>
        {scenarios.map(({ name, description, providers }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{description}</td>
            <td>{providers?.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
