/** What a component's page says of its elements. test/storybook holds it against what the stories render. */
export interface ComponentFacts {
  /** The `data-rushes` of its root element. */
  root: string
  /** Its parts: the `data-slot` of an element inside → what it is. Parts of a component inside are on that one's page. */
  parts: Readonly<Record<string, string>>
  attributes: readonly AttributeFact[]
}

export interface AttributeFact {
  name: `data-${string}`
  /** Which elements carry it: `root`, or `data-slot`s. */
  on: readonly string[]
  /** All values that there are. Left out: there or not (an empty value), or anything that `says` tells. */
  values?: readonly string[]
  says: string
}
