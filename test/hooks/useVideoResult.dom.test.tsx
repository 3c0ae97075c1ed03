import { focusManager } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/core/Task.js'
import { noResultFailure } from '../../src/core/taskFailure.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoResultSource } from '../../src/hooks/useVideoResult.js'
import { useVideoResult } from '../../src/hooks/useVideoResult.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, MODEL, pass, renderRushes } from './rig.js'

fakeTime()

const success = (more: Partial<Extract<Task, { state: 'success' }>> = {}): VideoResultSource => ({
  phase: 'success',
  task: { taskId: 't', model: MODEL, state: 'success', resultUrls: ['https://cdn.example/a.mp4'], ...more },
})

async function show(source: VideoResultSource) {
  const rendered = await renderRushes(
    (props: VideoResultSource) => useVideoResult(props),
    { backend: new FakeBackend() },
    { initialProps: source },
  )
  return { ...rendered, result: () => rendered.result.current }
}

describe('what there is to show', () => {
  it.each(['submitting', 'uncertain', 'pending', 'processing'] as const)('%s is running', async (phase) => {
    expect((await show({ phase })).result()).toMatchObject({ show: 'running' })
  })

  it('idle is nothing, lost is lost', async () => {
    expect((await show({ phase: 'idle' })).result()).toMatchObject({ show: 'none' })
    expect((await show({ phase: 'lost' })).result()).toMatchObject({ show: 'lost' })
  })

  it('a task that failed shows its failure, a create that was refused its error', async () => {
    const failure = noResultFailure('no')
    const task: Task = { taskId: 't', model: MODEL, state: 'failed', failure }
    expect((await show({ phase: 'failed', task })).result()).toMatchObject({ show: 'failed', failure })
    const error = new VideoError('insufficient-credits', 'Top up')
    expect((await show({ phase: 'failed', error })).result()).toMatchObject({ show: 'failed', error })
  })

  it('a video that is there is ready, with all its links and its date', async () => {
    const expireTime = Date.now() + 60_000
    const urls = ['https://cdn.example/a.mp4', 'https://cdn.example/b.mp4'] as [string, string]
    const { result } = await show(success({ resultUrls: urls, expireTime }))
    expect(result()).toMatchObject({
      show: 'ready',
      index: 0,
      videos: urls.map((url) => ({ url, downloadUrl: url })),
      expireTime,
    })
    act(() => result().select(1))
    expect(result()).toMatchObject({ show: 'ready', index: 1 })
  })

  it("the handler's own result is taken from this page's origin, and downloaded as a file", async () => {
    expect(
      (await show(success({ resultUrls: ['/api/video/tasks/t/video?index=1'] }))).result(),
    ).toMatchObject({
      videos: [
        {
          url: `${location.origin}/api/video/tasks/t/video?index=1`,
          downloadUrl: `${location.origin}/api/video/tasks/t/video?index=1&download=`,
        },
      ],
    })
  })

  it('what the player could not play is unplayable, until there is another video', async () => {
    const { result, rerender } = await show(success())
    act(() => result().onPlaybackError())
    await pass(0)
    expect(result()).toMatchObject({
      show: 'unplayable',
      videos: [{ downloadUrl: 'https://cdn.example/a.mp4' }],
    })
    rerender(success({ resultUrls: ['https://cdn.example/new.mp4'] }))
    expect(result().show).toBe('ready')
  })
})

describe('the date', () => {
  it('has passed: expired', async () => {
    const expireTime = Date.now()
    expect((await show(success({ expireTime }))).result()).toMatchObject({
      show: 'expired',
      expireTime,
    })
  })

  it('passes while the page is open: noticed when the page is seen again, or cannot play', async () => {
    const { result } = await show(success({ expireTime: Date.now() + 3_600_000 }))
    expect(result().show).toBe('ready')
    await pass(3_600_001)
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    expect(result().show).toBe('expired')

    const other = await show(success({ expireTime: Date.now() + 3_600_000 }))
    await pass(3_600_001)
    act(() => other.result().onPlaybackError())
    await pass(0)
    expect(other.result().show).toBe('expired')
  })
})

describe('hostile links', () => {
  const hostile = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' java\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:video/mp4;base64,AAAA',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://cdn.example/a.mp4',
    'http://cdn.example/a.mp4',
    'http://169.254.169.254/latest/meta-data',
    'https://user:password@cdn.example/a.mp4',
    'https://user@cdn.example/a.mp4',
    '//cdn.example@evil.example/a.mp4',
    'http://[',
    'https://',
    'view-source:https://cdn.example',
    'filesystem:https://cdn.example/a',
    'ws://cdn.example',
    'intent://scan/#Intent;end',
    'about:blank',
  ]

  it.each(hostile)('%j never comes out', async (url) => {
    const refused = (await show(success({ resultUrls: [url] }))).result()
    expect(refused).toMatchObject({ show: 'failed' })
    expect(refused).not.toHaveProperty('videos')
    expect((await show(success({ resultUrls: [url, 'https://cdn.example/a.mp4'] }))).result()).toMatchObject({
      show: 'ready',
      videos: [{ url: 'https://cdn.example/a.mp4', downloadUrl: 'https://cdn.example/a.mp4' }],
    })
  })
})
