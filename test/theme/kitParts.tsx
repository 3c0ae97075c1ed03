import { openEverything } from './themeRig.js'

let markup: Promise<string> | undefined

/** Every part of the kit as it stands in a page, as markup that can be put into another one. */
export function kitParts(): Promise<string> {
  return (markup ??= takeMarkup())
}

async function takeMarkup(): Promise<string> {
  const { container, unmount } = await openEverything()
  // The sheet's headings are the host's.
  for (const heading of container.querySelectorAll('h3')) heading.remove()
  const { innerHTML } = container
  unmount()
  return innerHTML
}
