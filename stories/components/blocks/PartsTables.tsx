import { factsByComponent } from '../facts/factsByComponent.js'
import { Table } from '../../guide/Table.js'

/** The two tables of a component's data-attributes: its parts, and what is said of them. */
export function PartsTables({ of }: { of: string }) {
  const facts = factsByComponent[of]
  if (!facts) throw new Error(`There are no facts about ${of}.`)
  return (
    <>
      <p>
        The root has <code>{`data-rushes="${facts.root}"`}</code>. Each part has a <code>data-slot</code>:
      </p>
      <Table
        head={['data-slot', 'is']}
        rows={Object.entries(facts.parts).map(([slot, says]) => [
          <code key={slot}>{slot}</code>,
          words(says),
        ])}
      />
      {facts.attributes.length > 0 && (
        <>
          <p>Their state is in further attributes:</p>
          <Table
            head={['attribute', 'on', 'values', 'says']}
            rows={facts.attributes.map(({ name, on, values, says }) => [
              <code key={name}>{name}</code>,
              codes(on),
              values ? codes(values) : '',
              words(says),
            ])}
          />
        </>
      )}
    </>
  )
}

function codes(names: readonly string[]) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ', '}
      <code>{name}</code>
    </span>
  ))
}

/** Text in which what stands between backticks is code. */
function words(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))
}
