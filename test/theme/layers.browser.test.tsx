import { describe, expect, test } from 'vitest'
import kit from '../../src/styles.css?inline'
import tailwind from './tailwind.css?inline'
import { kitParts } from './kitParts.js'

const KIT_THEN_HOST = 'the kit first'
const HOST_THEN_KIT = 'the host first'
type Order = typeof KIT_THEN_HOST | typeof HOST_THEN_KIT

/** What moves would be seen at another moment in every page. */
const STILL = '*, ::before, ::after { animation: none !important; transition: none !important }'

const orders: readonly Order[] = [KIT_THEN_HOST, HOST_THEN_KIT]

/** A page of its own with these stylesheets, in this order, and these elements. */
async function openPage(order: Order, host: string, body: string): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'inline-size: 1000px; block-size: 800px'
  const sheets = order === KIT_THEN_HOST ? [kit, host] : [host, kit]
  const styles = sheets.map((css) => `<style>${css}</style>`).join('')
  frame.srcdoc = `<!doctype html><html><head>${styles}<style>${STILL}</style></head><body>${body}</body></html>`
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve)
  })
  document.body.append(frame)
  await loaded
  if (!frame.contentDocument) throw new Error('The frame holds no page.')
  return frame.contentDocument
}

/** Everything but the inputs that stand, unseen, behind what the kit shows in their place. */
const partsOf = (page: Document) => [
  ...page.querySelectorAll('[data-rushes], [data-rushes] :not(input:not([data-slot]))'),
]

function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  const view = element.ownerDocument.defaultView
  if (!view) throw new Error('The element stands in no window.')
  return view.getComputedStyle(element, pseudo)
}

/** What is inherited from a page that a reset has changed, and seen on no part of the kit. */
const ofThePage = /^--|^tab-size$|^text-size-adjust$|^-webkit-tap-highlight-color$/

/** The style and colour of a border that has no width. */
function isOfNoBorder(name: string, style: CSSStyleDeclaration): boolean {
  const side = /^border-(.*)-(?:style|color)$/.exec(name)?.[1]
  return side !== undefined && style.getPropertyValue(`border-${side}-width`) === '0px'
}

/** Everything that the browser computes for every part of the kit: one line for each property. */
function computed(page: Document): string[] {
  return partsOf(page).flatMap((element, index) => {
    const style = styleOf(element)
    const name = `${index} ${element.tagName.toLowerCase()}[${element.getAttribute('data-slot') ?? ''}]`
    return [...style]
      .filter((property) => !ofThePage.test(property) && !isOfNoBorder(property, style))
      .map((property) => `${name} ${property}: ${style.getPropertyValue(property)}`)
  })
}

describe('the order of the stylesheets', () => {
  test('changes nothing on a part of the kit, with Tailwind or without it', async () => {
    const parts = await kitParts()
    const page = 'body { margin: 0; font-family: system-ui, sans-serif; line-height: 1.5 }'
    const [first, ...others] = await Promise.all(
      [`${tailwind}${page}`, page].flatMap((host) =>
        orders.map(async (order) => computed(await openPage(order, host, parts))),
      ),
    )
    expect(first!.length).toBeGreaterThan(10_000)
    for (const other of others) expect(differences(first!, other)).toEqual([])
  })

  for (const order of orders) {
    test(`lets a Tailwind utility win on every kind of part: ${order}`, async () => {
      const page = await openPage(order, tailwind, await kitParts())
      const red = styleOf(page.body.appendChild(box(page, 'bg-red-500'))).backgroundColor
      expect(red).toMatch(/oklch/)
      const named = partsOf(page).filter((part) => part.matches('[data-rushes], [data-slot]'))
      const kinds = new Map(named.map((part) => [kindOf(part), part]))
      expect(kinds.size).toBeGreaterThan(25)
      const losing = [...kinds].filter(([, part]) => {
        part.classList.add('bg-red-500', 'p-8')
        const { backgroundColor, paddingTop, paddingLeft } = styleOf(part)
        return backgroundColor !== red || paddingTop !== '32px' || paddingLeft !== '32px'
      })
      expect(losing.map(([kind]) => kind)).toEqual([])
    })

    test(`lets the plainest rule of a host that knows no layers win: ${order}`, async () => {
      const page = await openPage(order, 'button, textarea { border-radius: 1px }', await kitParts())
      const rounded = [...page.querySelectorAll('[data-rushes] :is(button, textarea)')]
      expect(rounded.length).toBeGreaterThan(5)
      expect(new Set(rounded.map((part) => styleOf(part).borderTopLeftRadius))).toEqual(new Set(['1px']))
    })
  }
})

const kindOf = (part: Element) =>
  [part.tagName, part.getAttribute('data-rushes'), part.getAttribute('data-slot')].join(' ')

function box(page: Document, className: string): HTMLElement {
  const element = page.createElement('div')
  element.className = className
  return element
}

/** What differs, each kind of part and each property once. */
function differences(a: readonly string[], b: readonly string[]): string[] {
  const differing = a.flatMap((line, index) =>
    line === b[index] ? [] : [`${line} | ${b[index] ?? 'nothing'}`],
  )
  return [...new Set(differing.map((line) => line.replace(/^\d+ /, '').replace(/ \| \d+ \S+ \S+/, ' |')))]
}
