import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { ServerPage, serverHtml } from './ServerPage.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

const backend = {
  describe: vi.fn<VideoBackend['describe']>(),
  createTask: vi.fn<VideoBackend['createTask']>(),
  getTask: vi.fn<VideoBackend['getTask']>(),
}

it('every hook renders on a server, where nothing is asked and nothing is left running', () => {
  expect('window' in globalThis).toBe(false)
  vi.useFakeTimers()
  expect(renderToString(createElement(ServerPage, { backend }))).toBe(serverHtml)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  for (const call of Object.values(backend)) expect(call).not.toHaveBeenCalled()
})

it('what a server calls localStorage is not read: it would be one memory for all visitors', () => {
  const getItem = vi.fn()
  vi.stubGlobal('localStorage', { getItem, setItem: vi.fn() })
  expect(renderToString(createElement(ServerPage, { backend }))).toBe(serverHtml)
  expect(getItem).not.toHaveBeenCalled()
})
