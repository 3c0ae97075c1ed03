export interface Steadiness {
  /** The browser's own measure, whatever a person did just before: the sum of all shifts. 0 is no shift at all. */
  layoutShift: number
  /** Cards, also of those out of sight, that were seen at another place or with another height than at first. */
  moved: string[]
}

interface LayoutShift extends PerformanceEntry {
  value: number
}

const EVERY_MS = 200

/** Watches whether the cards of a feed keep their places, from now on until the returned function is called. */
export function watchSteadiness(feed: Element): () => Steadiness {
  let layoutShift = 0
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const entry of entries) layoutShift += (entry as LayoutShift).value
  }
  const shifts = new PerformanceObserver((list) => {
    take(list.getEntries())
  })
  shifts.observe({ type: 'layout-shift' })

  const first = placesOf(feed)
  const moved = new Set<string>()
  const look = () => {
    for (const [index, place] of placesOf(feed).entries()) {
      if (place !== first[index]) moved.add(`card ${index + 1}: ${first[index] ?? 'none'} became ${place}`)
    }
  }
  const timer = setInterval(look, EVERY_MS)
  return () => {
    clearInterval(timer)
    look()
    take(shifts.takeRecords())
    shifts.disconnect()
    return { layoutShift, moved: [...moved] }
  }
}

/** Where each card is in its feed, wherever the page is scrolled to. */
function placesOf(feed: Element): string[] {
  const { top } = feed.getBoundingClientRect()
  return [...feed.querySelectorAll('article')].map((card) => {
    const box = card.getBoundingClientRect()
    return `${(box.top - top).toFixed(1)} + ${box.height.toFixed(1)}`
  })
}
