import tokensCss from '../../src/components/base/tokens.css?raw'
import { Table } from '../guide/Table.js'
import { cssTokens } from './cssTokens.js'
import { themeTokens, type ThemeToken } from './themeTokens.js'

const defaults = cssTokens(tokensCss)

/** The tokens of one kind, with the stylesheet's own defaults. */
export function TokenTable({ group }: { group: ThemeToken['group'] }) {
  return (
    <Table
      head={['token', 'default', 'dresses']}
      rows={themeTokens
        .filter((token) => token.group === group)
        .map(({ name, use }) => [
          <code key="name">--rushes-{name}</code>,
          <code key="default">{defaults.get(name)}</code>,
          use,
        ])}
    />
  )
}
