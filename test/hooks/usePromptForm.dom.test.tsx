import { act } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { VideoError } from '../../src/core/VideoError.js'
import type { VideoInput } from '../../src/core/VideoInput.js'
import type { VideoDraft } from '../../src/hooks/formInput.js'
import { useGenerateVideo } from '../../src/hooks/useGenerateVideo.js'
import type { PromptFormOptions } from '../../src/hooks/usePromptForm.js'
import { usePromptForm } from '../../src/hooks/usePromptForm.js'
import { models } from '../../src/models/registry.js'
import { fakeTime } from './fakeTime.js'
import { imageFile, stubImages } from './images.js'
import { FakeBackend, LATENCY_MS, pass, renderRushes } from './rig.js'

fakeTime()
let images: ReturnType<typeof stubImages>
beforeEach(() => {
  images = stubImages()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const [turbo, kling21] = models as [(typeof models)[0], (typeof models)[0]]
const URL_A = 'https://cdn.example/a.png'
const URL_B = 'https://cdn.example/b.png'

/** A backend that takes a while for an upload. */
function uploading(end: (file: Blob) => { url: string } = () => ({ url: URL_A })): VideoBackend {
  const backend = new FakeBackend()
  return Object.assign(backend, {
    describe: () =>
      Promise.resolve({ models, powers: { batch: false, push: false, upload: true, intents: false } }),
    uploadImage: (file: Blob) =>
      new Promise<{ url: string }>((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(end(file))
          } catch (error) {
            reject(error)
          }
        }, LATENCY_MS)
      }),
  })
}

async function form(options: PromptFormOptions = {}, backend: VideoBackend = uploading()) {
  const onSubmit = vi.fn<(input: VideoInput) => void>()
  const rendered = await renderRushes(
    (props: PromptFormOptions) => usePromptForm({ onSubmit, ...props }),
    { backend },
    { initialProps: options },
  )
  return { ...rendered, now: () => rendered.result.current, onSubmit }
}

async function submit(now: () => ReturnType<typeof usePromptForm>) {
  let problems: Readonly<Record<string, string>> = {}
  await act(async () => {
    problems = await now().submit()
  })
  return problems
}

describe('what would be sent', () => {
  it("is the draft for the chosen model, with the model's own settings where none are chosen", async () => {
    const { now } = await form({ defaultValue: { prompt: 'a fox' } })
    expect(now()).toMatchObject({ model: turbo, isLoading: false, changedSettings: 0 })
    expect(now().input).toEqual({ model: turbo.id, prompt: 'a fox', durationSeconds: 5, aspectRatio: '16:9' })
  })

  it('a frame takes the place of the ratio, which is there again when the frame goes', async () => {
    const { now } = await form({ defaultValue: { prompt: 'a fox', aspectRatio: '9:16' } })
    act(() => now().frames.setUrl('start', URL_A))
    expect(now().input).toEqual({ model: turbo.id, prompt: 'a fox', durationSeconds: 5, startFrame: URL_A })
    act(() => now().frames.remove('start'))
    expect(now().input).toMatchObject({ aspectRatio: '9:16' })
  })

  it('keeps the draft over a change of the model, whatever that one takes of it', async () => {
    const { now } = await form()
    act(() => now().set('prompt', 'a fox'))
    act(() => now().set('negativePrompt', 'blur'))
    act(() => now().set('cfgScale', 0))
    act(() => now().set('model', kling21.id))
    act(() => now().set('tier', 'master'))
    expect(now().input).toMatchObject({
      model: kling21.id,
      prompt: 'a fox',
      negativePrompt: 'blur',
      cfgScale: 0,
      tier: 'master',
    })
    act(() => now().set('model', turbo.id))
    expect(now().input).not.toHaveProperty('tier')
    expect(now().input).toMatchObject({
      model: turbo.id,
      prompt: 'a fox',
      negativePrompt: 'blur',
      cfgScale: 0,
    })
    act(() => now().set('model', kling21.id))
    expect(now().input).toMatchObject({ tier: 'master' })
  })

  it('counts the advanced settings that were changed; a guidance of 0 is one', async () => {
    const { now } = await form()
    act(() => now().set('cfgScale', 0))
    act(() => now().set('negativePrompt', 'blur'))
    expect(now().changedSettings).toBe(2)
    act(() => now().set('cfgScale', undefined))
    expect(now().draft).toEqual({ negativePrompt: 'blur' })
    expect(now().changedSettings).toBe(1)
  })

  it('is nothing while the models are not known', async () => {
    const backend = uploading()
    backend.describe = () => new Promise(() => undefined)
    const { now, onSubmit } = await form({}, backend)
    expect(now()).toMatchObject({ isLoading: true, models: [] })
    expect(now().input).toBeUndefined()
    expect(await submit(now)).toEqual({})
    expect(onSubmit).not.toHaveBeenCalled()
  })
})

describe('problems', () => {
  it('are there only after the first try, and go as they are put right', async () => {
    const { now, onSubmit } = await form()
    expect(now().problems).toEqual({})
    expect(await submit(now)).toEqual({ prompt: 'input.prompt.missing' })
    expect(now().problems).toEqual({ prompt: 'input.prompt.missing' })
    expect(onSubmit).not.toHaveBeenCalled()
    act(() => now().set('prompt', 'x'.repeat(2501)))
    expect(now().problems).toEqual({ prompt: 'input.prompt.too-long' })
    act(() => now().set('prompt', 'a fox'))
    expect(now().problems).toEqual({})
    expect(await submit(now)).toEqual({})
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(now().input)
  })

  it('after a submit that went well a form is untried again', async () => {
    const { now } = await form({ defaultValue: { prompt: 'a fox' } })
    await submit(now)
    act(() => now().set('prompt', ''))
    expect(now().problems).toEqual({})
  })

  it('a frame that was refused is one, and nothing is sent without it', async () => {
    const { now, onSubmit } = await form({ defaultValue: { prompt: 'a fox' } })
    act(() => now().frames.setFile('start', imageFile('image/gif')))
    await pass(1)
    expect(await submit(now)).toEqual({ startFrame: 'image.type' })
    act(() => now().frames.remove('start'))
    act(() => now().frames.setUrl('end', URL_B))
    expect(await submit(now)).toEqual({ endFrame: 'input.end-frame.needs-start' })
    expect(onSubmit).not.toHaveBeenCalled()
  })
})

describe('warnings', () => {
  const kieImage = 'kie/kling-v2-5-turbo-image-to-video-pro'
  const draft = { model: kieImage, prompt: 'a fox' }

  it('are there before the first try, and keep nothing from being submitted', async () => {
    const { now, onSubmit } = await form({ defaultValue: { ...draft, startFrame: URL_A } })
    expect(now().warnings).toEqual({})
    act(() => now().set('negativePrompt', 'x'.repeat(501)))
    expect(now().warnings).toEqual({ negativePrompt: 'warning.negative-prompt.long' })
    expect(await submit(now)).toEqual({})
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(now().input)
    act(() => now().set('model', turbo.id))
    expect(now().warnings).toEqual({})
  })

  it('of an image go by its bytes, whatever it is called and wherever it is kept', async () => {
    const { now } = await form({ defaultValue: draft })
    act(() => now().frames.setFile('start', imageFile('image/webp', { name: 'frame.png' })))
    await pass(LATENCY_MS + 10)
    expect(now().frames.start).toMatchObject({ status: 'ready', url: URL_A, type: 'image/webp' })
    expect(now().warnings).toEqual({ startFrame: 'warning.image.type' })
    expect(now().problems).toEqual({})

    const other = await form(
      { defaultValue: draft },
      uploading(() => ({ url: 'https://cdn.example/kept-as.webp' })),
    )
    act(() => other.now().frames.setFile('start', imageFile('image/png')))
    await pass(LATENCY_MS + 10)
    expect(other.now().warnings).toEqual({})
  })

  it('of a URL go by its ending', async () => {
    const { now } = await form({ defaultValue: draft })
    act(() => now().frames.setUrl('start', 'https://cdn.example/a.webp'))
    act(() => now().frames.setUrl('end', 'https://cdn.example/b.webp'))
    expect(now().warnings).toEqual({ startFrame: 'warning.image.type', endFrame: 'warning.image.type' })
  })
})

describe('a model that takes no frame', () => {
  const kieText = 'kie/kling-v2-5-turbo-text-to-video-pro'

  it('is not kept waiting by an image for another, nor stopped by a refused one', async () => {
    const { now, onSubmit } = await form({ defaultValue: { prompt: 'a fox' } })
    act(() => now().frames.setFile('start', imageFile('image/png')))
    act(() => now().frames.setFile('end', imageFile('image/gif')))
    await pass(1)
    act(() => now().set('model', kieText))
    expect(now().frames.isBusy).toBe(true)
    expect(await submit(now)).toEqual({})
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: kieText,
      prompt: 'a fox',
      durationSeconds: 5,
      aspectRatio: '16:9',
    })
  })
})

it('a model that needs a frame has no ratio to send, from the start', async () => {
  const { now } = await form({ defaultValue: { model: 'kie/kling-v2-5-turbo-image-to-video-pro' } })
  expect(now().input).not.toHaveProperty('aspectRatio')
})

describe('submitting', () => {
  it('waits for an image that is being sent', async () => {
    const { now, onSubmit } = await form({ defaultValue: { prompt: 'a fox' } })
    act(() => now().frames.setFile('start', imageFile('image/png')))
    let problems: unknown
    act(
      () =>
        void now()
          .submit()
          .then((found) => (problems = found)),
    )
    await pass(50)
    expect(now().isWaiting).toBe(true)
    expect(onSubmit).not.toHaveBeenCalled()
    await pass(LATENCY_MS)
    expect(now().isWaiting).toBe(false)
    expect(problems).toEqual({})
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      model: turbo.id,
      prompt: 'a fox',
      durationSeconds: 5,
      startFrame: URL_A,
    })
  })

  it('an image that cannot be sent is the problem', async () => {
    const backend = uploading(() => {
      throw new VideoError('network', 'No answer')
    })
    const { now, onSubmit } = await form({ defaultValue: { prompt: 'a fox' } }, backend)
    act(() => now().frames.setFile('start', imageFile('image/png')))
    act(() => void now().submit())
    await pass(LATENCY_MS + 50)
    expect(onSubmit).not.toHaveBeenCalled()
    expect(now()).toMatchObject({ problems: { startFrame: 'image.upload-failed' }, isWaiting: false })
  })

  it('a form that goes away while its image is being sent submits nothing', async () => {
    const { now, onSubmit, unmount } = await form({ defaultValue: { prompt: 'a fox' } })
    act(() => now().frames.setFile('start', imageFile('image/png')))
    await pass(1)
    void now().submit()
    unmount()
    await pass(10_000)
    expect(onSubmit).not.toHaveBeenCalled()
    expect(images.open.size).toBe(0)
  })

  it('two fast submits are one, with an image on its way or without', async () => {
    for (const withImage of [false, true]) {
      const { now, onSubmit, unmount } = await form({ defaultValue: { prompt: 'a fox' } })
      if (withImage) act(() => now().frames.setFile('start', imageFile('image/png')))
      act(() => {
        void now().submit()
        void now().submit()
      })
      await pass(50)
      if (withImage) act(() => void now().submit())
      await pass(LATENCY_MS)
      expect(onSubmit).toHaveBeenCalledOnce()
      unmount()
    }
  })

  it('what was typed stays, whatever becomes of the video', async () => {
    const backend = new FakeBackend()
    backend.create = () => {
      throw new VideoError('rate-limited', 'Slow down')
    }
    const { result } = await renderRushes(
      () => {
        const video = useGenerateVideo()
        return {
          video,
          form: usePromptForm({
            defaultValue: { prompt: 'a fox' },
            onSubmit: (input) => void video.generate(input),
          }),
        }
      },
      { backend },
    )
    act(() => result.current.form.frames.setUrl('start', URL_A))
    await submit(() => result.current.form)
    await pass(1_000)
    expect(result.current.video).toMatchObject({ phase: 'failed', error: { code: 'rate-limited' } })
    expect(result.current.form).toMatchObject({ draft: { prompt: 'a fox', startFrame: URL_A }, problems: {} })
    await submit(() => result.current.form)
    expect(backend.creates.map(({ input }) => input.prompt)).toEqual(['a fox', 'a fox'])
    await pass(1_000)
  })
})

describe('value', () => {
  it('uncontrolled, every change is told', async () => {
    const onValueChange = vi.fn<(value: VideoDraft) => void>()
    const { now } = await form({ defaultValue: { prompt: 'a' }, onValueChange })
    act(() => {
      now().set('prompt', 'a fox')
      now().set('durationSeconds', 10)
    })
    act(() => now().frames.setUrl('start', URL_A))
    expect(onValueChange.mock.calls.map(([value]) => value)).toEqual([
      { prompt: 'a fox' },
      { prompt: 'a fox', durationSeconds: 10 },
      { prompt: 'a fox', durationSeconds: 10, startFrame: URL_A },
    ])
    expect(now().draft).toEqual({ prompt: 'a fox', durationSeconds: 10, startFrame: URL_A })
  })

  it('controlled, the outside has the last word', async () => {
    const { result } = await renderRushes(
      () => {
        const [value, setValue] = useState<VideoDraft>({ prompt: 'a', startFrame: URL_A })
        const state = usePromptForm({
          value,
          // No prompt of this app is longer than five characters.
          onValueChange: (next) => setValue({ ...next, prompt: next.prompt?.slice(0, 5) ?? '' }),
        })
        return { state, setValue }
      },
      { backend: new FakeBackend() },
    )
    expect(result.current.state.frames.value).toEqual({ startFrame: URL_A })
    act(() => result.current.state.set('prompt', 'a fox in the snow'))
    expect(result.current.state.draft).toEqual({ prompt: 'a fox', startFrame: URL_A })
    act(() => result.current.state.frames.setUrl('end', URL_B))
    expect(result.current.state.input).toMatchObject({ prompt: 'a fox', startFrame: URL_A, endFrame: URL_B })
    act(() => result.current.setValue({ prompt: 'new', startFrame: URL_B }))
    expect(result.current.state.draft).toEqual({ prompt: 'new', startFrame: URL_B })
    expect(result.current.state.frames.value).toEqual({ startFrame: URL_B })
    expect(result.current.state.input).toMatchObject({ prompt: 'new', startFrame: URL_B })
  })

  it('controlled, a change that is not taken is not built on', async () => {
    const seen: VideoDraft[] = []
    const { now } = await form({
      value: { prompt: 'fixed' },
      onValueChange: (value) => void seen.push(value),
    })
    act(() => now().set('prompt', 'other'))
    act(() => now().set('durationSeconds', 10))
    expect(now().draft).toEqual({ prompt: 'fixed' })
    expect(seen).toEqual([{ prompt: 'other' }, { prompt: 'fixed', durationSeconds: 10 }])
  })
})
