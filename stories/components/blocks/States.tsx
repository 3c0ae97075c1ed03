import { Canvas, Description } from '@storybook/addon-docs/blocks'
import { storyId } from './storyId.js'

interface StatesProps {
  /** A whole module of stories: `import * as Stories from './X.stories'`. */
  of: Readonly<Record<string, unknown>> & { default: { title: string } }
  /** Those that are walks and not states: they begin when they are opened, so they are linked and not shown. */
  walks?: readonly string[]
}

/** Every state of a component, each with its words. */
export function States({ of: module, walks = [] }: StatesProps) {
  const names = Object.keys(module).filter((name) => name !== 'default' && name !== '__namedExportsOrder')
  const unknown = walks.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`There are no such stories: ${unknown.join(', ')}`)
  return (
    <>
      {names
        .filter((name) => !walks.includes(name))
        .map((name) => (
          <section key={name}>
            <h3>{inWords(name)}</h3>
            <Description of={module[name]} />
            <Canvas of={module[name]} />
          </section>
        ))}
      {walks.length > 0 && (
        <>
          <h3>Walks</h3>
          <p>These play by themselves when they are opened:</p>
          <ul>
            {walks.map((name) => (
              <li key={name}>
                <a href={`?path=/story/${storyId(module.default.title, name)}`}>{inWords(name)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** `LeftToTheModel` → `Left to the model`. */
function inWords(name: string): string {
  const [first = '', ...rest] = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ')
  return [first, ...rest.map((word) => (/^(URL|KIE)$/.test(word) ? word : word.toLowerCase()))].join(' ')
}
