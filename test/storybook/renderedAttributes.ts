import type { AttributeFact, ComponentFacts } from '../../stories/components/facts/ComponentFacts.js'
import { factsByComponent } from '../../stories/components/facts/factsByComponent.js'

/** The file of stories that renders everything of a component → the component. */
export const seenAt: Readonly<Record<string, string>> = {
  PromptForm: 'PromptForm',
  FrameControl: 'FrameControl',
  CfgSlider: 'CfgSlider',
  VideoResult: 'VideoResult',
  TaskProgress: 'TaskProgress',
  TaskFeed: 'TaskFeed',
  Studio: 'VideoStudio',
}

/** What Base UI's slider is in the facts: it has no slot of its own. */
const partOf = (element: Element) => element.getAttribute('data-slot') ?? 'slider'

/** The component that an element is a part of: one that takes children has parts of the component around it inside. */
function ownerOf(element: Element): Element | null {
  const nearest = element.closest('[data-rushes]')
  const slot = element.getAttribute('data-slot')
  if (slot === null) return nearest
  for (let root = nearest; root; root = root.parentElement?.closest('[data-rushes]') ?? null) {
    const name = root.getAttribute('data-rushes')
    const facts = Object.values(factsByComponent).find((each) => each.root === name)
    if (facts && Object.hasOwn(facts.parts, slot)) return root
  }
  return nearest
}

/**
 * What stands on the elements of each component on the page, by its `data-rushes`: `slot:button` for a part, and
 * `data-state@button=ready` for an attribute. What is inside of another component is that one's.
 */
export function renderedOn(page: Element): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const element of page.querySelectorAll('[data-rushes], [data-rushes] *')) {
    const root = ownerOf(element)
    const name = root?.getAttribute('data-rushes') ?? ''
    const facts = found.get(name) ?? new Set()
    const part = element === root ? 'root' : partOf(element)
    for (const { name: attribute, value } of element.attributes) {
      if (!attribute.startsWith('data-') || attribute === 'data-rushes') continue
      if (attribute === 'data-slot') facts.add(`slot:${value}`)
      else facts.add(`${attribute}@${part}=${value}`)
    }
    found.set(name, facts)
  }
  return found
}

const takes = (fact: AttributeFact, rendered: string) => {
  const [, attribute = '', part = '', value = ''] = /^(.+?)@(.+?)=(.*)$/s.exec(rendered) ?? []
  return (
    fact.name === attribute &&
    fact.on.includes(part) &&
    (fact.values === undefined || fact.values.includes(value))
  )
}

/** What is rendered and stands on no page. */
export function undocumented(
  { parts, attributes }: ComponentFacts,
  rendered: ReadonlySet<string> = new Set(),
) {
  return [...rendered].filter((each) =>
    each.startsWith('slot:')
      ? !Object.hasOwn(parts, each.slice('slot:'.length))
      : !attributes.some((fact) => takes(fact, each)),
  )
}

/** What stands on a page, and no story renders: parts, attributes on each of their elements, values. */
export function unseen({ parts, attributes }: ComponentFacts, rendered: ReadonlySet<string> = new Set()) {
  const all = [...rendered]
  return [
    ...Object.keys(parts).filter((part) => !rendered.has(`slot:${part}`)),
    ...attributes.flatMap((fact) => [
      ...fact.on
        .filter((part) => !all.some((each) => takes({ ...fact, on: [part] }, each)))
        .map((part) => `${fact.name} on ${part}`),
      ...(fact.values ?? [])
        .filter((value) => !all.some((each) => takes({ ...fact, values: [value] }, each)))
        .map((value) => `${fact.name}=${value}`),
    ]),
  ]
}
