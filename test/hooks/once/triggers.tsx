import { onlineManager } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { vi } from 'vitest'
import { GenerateOnMount } from './OncePage.js'
import type { OnceWorld } from './OnceWorld.js'

const LOSING = ['reset-after-send', 'header-timeout', 'truncated-body', '502', '504'] as const

/** What a person, a browser or a server does around one wish for a video. */
export const triggers: Readonly<Record<string, (world: OnceWorld) => Promise<void>>> = {
  async 'double click'(world) {
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
    await world.pass(world.random.between(0, 300))
    tab.press('Generate')
  },

  async 'Enter and click'(world) {
    const tab = world.open()
    await world.pass(50)
    act(() => {
      tab.form().requestSubmit()
      tab.form().querySelector('button')?.click()
    })
  },

  async 'StrictMode runs an effect twice'(world) {
    world.open(<GenerateOnMount prompt={world.prompt} />)
    return Promise.resolve()
  },

  async 'reload in the midst of it'(world) {
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
    for (let reloads = world.random.between(1, 3), old = tab; reloads > 0; reloads -= 1) {
      await world.pass(world.random.between(0, 3_000))
      old.kill()
      await world.pass(world.random.between(0, 500))
      old = world.open()
    }
  },

  async 'back and forward'(world) {
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
    await world.pass(world.random.between(0, 3_000))
    tab.freeze()
    await world.pass(100)
    vi.setSystemTime(Date.now() + world.random.between(1_000, 600_000))
    tab.thaw()
  },

  async 'two tabs'(world) {
    const [one, other] = [world.open(), world.open()]
    await world.pass(50)
    one.press('Generate')
    await world.pass(world.random.between(10, 300))
    other.press('Generate')
    if (!world.random.chance(0.3)) return
    await world.pass(world.random.between(0, 2_000))
    one.kill()
  },

  async 'the buttons on the card'(world) {
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
    for (let presses = 0; presses < 6; presses += 1) {
      await world.pass(world.random.between(500, 15_000))
      for (const name of ['Check again', 'Make again']) {
        tab.press(name)
        if (world.random.chance(0.5)) tab.press(name)
      }
    }
  },

  async 'offline, then online'(world) {
    const tab = world.open()
    await world.pass(50)
    const goOffline = () => {
      world.isOffline = true
      act(() => {
        onlineManager.setOnline(false)
      })
    }
    if (world.random.chance(0.5)) goOffline()
    tab.press('Generate')
    await world.pass(world.random.between(0, 2_000))
    goOffline()
    await world.pass(world.random.between(1_000, 60_000))
    world.isOffline = false
    act(() => {
      onlineManager.setOnline(true)
    })
  },

  async 'the server restarts'(world) {
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
    await world.pass(world.random.between(0, 300))
    world.restart(world.random.chance(0.5))
    if (!world.random.chance(0.3)) return
    await world.pass(world.random.between(0, 5_000))
    world.restart(world.random.chance(0.5))
  },

  async 'the answer is lost'(world) {
    const where = world.random.oneOf(['browser', 'provider'])
    world.nextCreate = { [where]: world.random.oneOf(LOSING) }
    const tab = world.open()
    await world.pass(50)
    tab.press('Generate')
  },
}
