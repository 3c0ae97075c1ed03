import { Source } from '@storybook/addon-docs/blocks'

/** A file of the stories as an app would have it: with the package's entries in place of its sources. */
export function SourceOf({ text }: { text: string }) {
  const code = text.replace(/'(?:\.\.\/)+src\/(\w+)\.js'/g, (_, entry: string) =>
    entry === 'index' ? "'rushes'" : `'rushes/${entry}'`,
  )
  return <Source code={code} language="tsx" />
}
