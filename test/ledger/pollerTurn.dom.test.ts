import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pollerTurn } from '../../src/ledger/PollerTurn.js'
import { lockManager } from './lockManager.js'

const channels = new Set<FakeChannel>()
class FakeChannel {
  readonly #listeners = new Set<() => void>()
  constructor(readonly name: string) {
    channels.add(this)
  }
  postMessage() {
    for (const other of channels) {
      if (other === this || other.name !== this.name) continue
      for (const listener of other.#listeners) listener()
    }
  }
  addEventListener(_: 'message', listener: () => void) {
    this.#listeners.add(listener)
  }
  close() {
    channels.delete(this)
  }
}

let locks: ReturnType<typeof lockManager>
let isHidden = false
const settle = async () => {
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve()
}
function see(hidden: boolean) {
  isHidden = hidden
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  locks = lockManager()
  channels.clear()
  isHidden = false
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  vi.stubGlobal('navigator', { locks })
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('tabs with one ledger', () => {
  it('have one turn, which goes to the next in the order in which they came', async () => {
    const tabs = [pollerTurn('a'), pollerTurn('a'), pollerTurn('a')] as const
    const leave = tabs.map((tab) => tab.join())
    const whose = () => tabs.map((tab) => tab.isMine())
    await settle()
    expect(whose()).toEqual([true, false, false])
    leave[0]?.()
    await settle()
    expect(whose()).toEqual([false, true, false])
    leave[1]?.()
    await settle()
    expect(whose()).toEqual([false, false, true])
    leave[2]?.()
    await settle()
    expect(locks.held.size).toBe(0)
  })

  it('one that leaves while it waits is passed over', async () => {
    const [one, two, three] = [pollerTurn('a'), pollerTurn('a'), pollerTurn('a')]
    const leaveOne = one.join()
    const leaveTwo = two.join()
    const leaveThree = three.join()
    await settle()
    leaveTwo()
    await settle()
    expect(locks.waiting('a')).toBe(1)
    leaveOne()
    await settle()
    expect([one.isMine(), two.isMine(), three.isMine()]).toEqual([false, false, true])
    leaveThree()
  })

  it('another ledger has a turn of its own', async () => {
    const [one, other] = [pollerTurn('a'), pollerTurn('b')]
    const leave = [one.join(), other.join()]
    await settle()
    expect([one.isMine(), other.isMine()]).toEqual([true, true])
    leave.forEach((each) => each())
  })

  it('a hidden one gives its turn to one that is seen and wants it, and comes behind it', async () => {
    vi.useFakeTimers()
    const hidden = pollerTurn('a')
    const leaveHidden = hidden.join()
    await settle()
    see(true)
    expect(hidden.isMine()).toBe(true)
    isHidden = false
    const seen = pollerTurn('a')
    // The fake has one document for both: it is hidden for the one that is told, and seen by the one that asks.
    const post: { mockRestore(): void } = vi
      .spyOn(FakeChannel.prototype, 'postMessage')
      .mockImplementation(function (this: FakeChannel) {
        post.mockRestore()
        isHidden = true
        this.postMessage()
        isHidden = false
      })
    const leaveSeen = seen.join()
    await settle()
    expect([hidden.isMine(), seen.isMine()]).toEqual([false, true])
    await vi.advanceTimersByTimeAsync(1_000)
    expect([hidden.isMine(), seen.isMine(), locks.waiting('a')]).toEqual([false, true, 1])
    leaveSeen()
    await settle()
    expect(hidden.isMine()).toBe(true)
    leaveHidden()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})

describe('one tab', () => {
  it('asks for one lock, however many components want the turn, and tells when it has it', async () => {
    const turn = pollerTurn('a')
    const heard = vi.fn()
    const stop = turn.subscribe(heard)
    const leave = [turn.join(), turn.join(), turn.join()]
    await settle()
    expect(locks.asked).toEqual(['a'])
    expect(heard).toHaveBeenCalledOnce()
    leave[0]?.()
    leave[0]?.()
    leave[1]?.()
    expect(turn.isMine()).toBe(true)
    leave[2]?.()
    await settle()
    expect(turn.isMine()).toBe(false)
    expect(heard).toHaveBeenCalledTimes(2)
    stop()
  })

  it('gives the turn back when the page goes into the cache of the browser, and asks anew when it comes back', async () => {
    const turn = pollerTurn('a')
    const leave = turn.join()
    await settle()
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    await settle()
    expect([turn.isMine(), locks.held.size]).toEqual([false, 0])
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await settle()
    expect(turn.isMine()).toBe(true)
    leave()
  })

  it('leaves no listener, no channel and no lock behind', async () => {
    const counted = [window, document].flatMap((target) => [
      vi.spyOn(target, 'addEventListener'),
      vi.spyOn(target, 'removeEventListener'),
    ])
    const turn = pollerTurn('a')
    for (let times = 0; times < 3; times += 1) {
      const leave = turn.join()
      await settle()
      leave()
      await settle()
    }
    const calls = counted.map(({ mock }) => mock.calls.map(([type]) => type))
    expect(calls[1]).toEqual(calls[0])
    expect(calls[3]).toEqual(calls[2])
    expect(calls[0]).not.toEqual([])
    expect([channels.size, locks.held.size, locks.waiting('a')]).toEqual([0, 0, 0])
  })
})

describe('where there are no turns', () => {
  it.each([
    ['no locks', (): unknown => vi.stubGlobal('navigator', {}), 'a'],
    ['no name', (): unknown => undefined, undefined],
  ] as const)('every tab asks for itself: %s', (_, prepare, name) => {
    prepare()
    const [one, other] = [pollerTurn(name), pollerTurn(name)]
    expect([one.isMine(), other.isMine()]).toEqual([true, true])
    one.join()()
    expect(channels.size).toBe(0)
  })

  it('a page that may not lock asks for itself, and is not asked to again', async () => {
    const request = vi.spyOn(locks, 'request').mockRejectedValue(new DOMException('No', 'SecurityError'))
    const turn = pollerTurn('a')
    const leave = turn.join()
    await settle()
    expect(turn.isMine()).toBe(true)
    leave()
    turn.join()()
    expect(turn.isMine()).toBe(true)
    expect(request).toHaveBeenCalledOnce()
  })
})
