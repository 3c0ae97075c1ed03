import { scenarios } from '../../src/mocks.js'

/** The table of the mocks itself, so that the guide cannot fall behind it. */
export function ScenarioTable() {
  return (
    <table>
      <thead>
        <tr>
          <th>name</th>
          <th>what happens</th>
        </tr>
      </thead>
      <tbody>
        {scenarios.map(({ name, description }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
