import { Table } from '../../guide/Table.js'
import { themeTokens } from '../../theme/themeTokens.js'

/** The stylesheets as they are: a token that one no longer reads is gone from its table, too. */
const stylesheets = import.meta.glob<string>('../../../src/components/*/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The tokens that a component's own stylesheet reads. What all of them share is in the guide's page on themes. */
export function TokenTable({ of }: { of: string }) {
  const css = Object.entries(stylesheets)
    .filter(([path]) => path.includes(`/${of}/`))
    .map(([, text]) => text)
    .join('\n')
  if (css === '') throw new Error(`There is no stylesheet of ${of}.`)
  const read = new Set([...css.matchAll(/var\(--rushes-([\w-]+)/g)].map((match) => match[1]))
  return (
    <Table
      head={['token', 'dresses']}
      rows={themeTokens
        .filter(({ name }) => read.has(name))
        .map(({ name, use }) => [<code key={name}>{`--rushes-${name}`}</code>, use])}
    />
  )
}
