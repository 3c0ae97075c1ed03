/** A line of news before the host's own title, in one place for everything on the page that has some. */
export interface TitleNews {
  /** `undefined` gives the host's title back. */
  set: (news: string | undefined) => void
  stop: () => void
}

const SEPARATOR = ' · '
/** A host that writes its title back at once, every time, has the last word: two that correct each other never end. */
const MOST_CORRECTIONS = 20

const shared = new WeakMap<Document, ReturnType<typeof sharedTitle>>()

/**
 * Writes news before the title of a page: `● 2 making · App`. The host's own title is kept, also one that it sets
 * meanwhile, and comes back when there is no news. Of several that have news the latest word counts.
 */
export function titleNews(page: Document): TitleNews {
  const title = shared.get(page) ?? sharedTitle(page)
  shared.set(page, title)
  const who = {}
  return {
    set: (news) => {
      title.say(who, news)
    },
    stop: () => {
      title.say(who, undefined)
    },
  }
}

function sharedTitle(page: Document) {
  const said = new Map<object, string>()
  let own = page.title
  let shown: string | undefined
  let corrections = 0
  const observer = new MutationObserver(() => {
    if (page.title === shown || corrections >= MOST_CORRECTIONS) return
    corrections += 1
    own = page.title
    write()
  })

  function write() {
    const news = [...said.values()].at(-1)
    shown = news === undefined ? undefined : own === '' ? news : `${news}${SEPARATOR}${own}`
    page.title = shown ?? own
    // What was written here is no news to the observer.
    observer.takeRecords()
  }

  return {
    say(who: object, news: string | undefined) {
      if (said.get(who) === news) return
      // What the host has set and the observer has not been told of yet is the host's all the same.
      if (shown !== undefined && page.title !== shown) own = page.title
      if (said.size === 0) {
        own = page.title
        corrections = 0
        observer.observe(page.head, { subtree: true, childList: true, characterData: true })
      }
      said.delete(who)
      if (news !== undefined) said.set(who, news)
      write()
      if (said.size === 0) observer.disconnect()
    },
  }
}
