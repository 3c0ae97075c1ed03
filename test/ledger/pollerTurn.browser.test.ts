import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenTab, TabsWorld } from './tabPage.js'

let world: TabsWorld
const frames: HTMLIFrameElement[] = []

beforeEach(() => {
  world = { key: `tabs-${crypto.randomUUID()}`, checks: [], listening: new Set(), isDone: false }
  window.tabsWorld = world
})
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove()
  for (const key of Object.keys(localStorage)) if (key.startsWith(world.key)) localStorage.removeItem(key)
})

interface Tab extends OpenTab {
  frame: HTMLIFrameElement
  /** As the browser says it when another tab covers this one. */
  hide(isHidden: boolean): void
}

/** A document of its own on the same origin: to locks, channels and storage events it is another tab. */
async function open(name: string, { locks = true, hidden = false } = {}): Promise<Tab> {
  const frame = document.createElement('iframe')
  frames.push(frame)
  frame.srcdoc = `<!doctype html><script type="module">
    window.$RefreshReg$ = () => {}
    window.$RefreshSig$ = () => (type) => type
    window.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }
    ${locks ? '' : "Object.defineProperty(navigator, 'locks', { value: undefined })"}
    window.isHidden = ${hidden}
    Object.defineProperty(document, 'hidden', { get: () => window.isHidden })
    const { openTab } = await import('${location.origin}/test/ledger/tabPage.ts')
    openTab('${name}', parent.tabsWorld)
  </script>`
  document.body.append(frame)
  await expect.poll(() => frame.contentWindow?.openTab !== undefined).toBe(true)
  const view = frame.contentWindow
  const page = view?.openTab
  if (!view || !page) throw new Error('The tab did not open.')
  return {
    frame,
    generate: () => view.openTab?.generate(),
    remove: () => view.openTab?.remove(),
    shown: () => view.openTab?.shown() ?? '',
    hide(isHidden) {
      Object.assign(view, { isHidden })
      view.document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

/** Who asks, of the next so many checks. */
async function askers(checks = 5): Promise<string[]> {
  const from = world.checks.length
  await expect.poll(() => world.checks.length).toBeGreaterThanOrEqual(from + checks)
  return [...new Set(world.checks.slice(from))]
}

test('of 5 tabs one asks and one listens; when it is closed the next does within 2 s; the end is seen in all', async () => {
  const tabs = [
    await open('one'),
    await open('two'),
    await open('three'),
    await open('four'),
    await open('five'),
  ]
  tabs[1]?.generate()
  for (const tab of tabs) await expect.poll(tab.shown).toBe('processing')
  const [asker = '', ...others] = await askers(10)
  expect(others).toEqual([])
  expect([...world.listening]).toEqual([asker])

  const names = ['one', 'two', 'three', 'four', 'five']
  const leader = tabs[names.indexOf(asker)]
  const closedAt = performance.now()
  leader?.frame.remove()
  const before = world.checks.length
  await expect
    .poll(() => world.checks.slice(before).some((name) => name !== asker), { interval: 10 })
    .toBe(true)
  expect(performance.now() - closedAt).toBeLessThan(2_000)
  expect((await askers()).filter((name) => name !== asker)).toHaveLength(1)

  world.isDone = true
  for (const tab of tabs) if (tab !== leader) await expect.poll(tab.shown).toBe('success')
})

test('a hidden tab gives its turn to one that is seen', async () => {
  const one = await open('one')
  one.generate()
  expect(await askers()).toEqual(['one'])
  one.hide(true)
  expect(await askers(2)).toEqual(['one'])
  await open('two')
  await expect.poll(() => world.checks.at(-1)).toBe('two')
  expect(await askers()).toEqual(['two'])
})

test('without locks each tab asks for itself', async () => {
  const one = await open('one', { locks: false })
  await open('two', { locks: false })
  one.generate()
  await expect.poll(() => new Set(world.checks).size).toBe(2)
})

test('what is removed in one tab is gone in the other, and nobody asks for it any more', async () => {
  const [one, two] = [await open('one'), await open('two')]
  one.generate()
  await expect.poll(two.shown).toBe('processing')
  two.remove()
  await expect.poll(one.shown).toBe('')
  const asked = world.checks.length
  const [last] = [await open('three')]
  expect(last.shown()).toBe('')
  expect(world.checks.length).toBeLessThanOrEqual(asked + 1)
})
