import { act, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode, useEffect, useRef } from 'react'
import { describe, expect, it } from 'vitest'
import { VideoError } from '../../src/core/VideoError.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useGenerateVideo } from '../../src/hooks/useGenerateVideo.js'
import { useTasks } from '../../src/hooks/useTasks.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { fakeTime } from './fakeTime.js'
import { ANSWER_MS, FakeBackend, input, pass, refusing, renderRushes, wrapperOf } from './rig.js'

fakeTime()

function Generate({ name = 'Generate', prompt = 'a fox' }) {
  const { generate, phase } = useGenerateVideo()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        generate({ ...input, prompt })
      }}
    >
      <button>{name}</button>
      <output aria-label={`${name} phase`}>{phase}</output>
    </form>
  )
}

describe('one click is one create', () => {
  it('a click in StrictMode', async () => {
    const backend = new FakeBackend()
    render(<Generate />, { wrapper: wrapperOf({ backend }) })
    fireEvent.click(screen.getByRole('button'))
    expect(screen.getByLabelText('Generate phase')).toHaveTextContent('submitting')
    await pass(60_000)
    expect(backend.creates).toHaveLength(1)
    expect(screen.getByLabelText('Generate phase')).toHaveTextContent('success')
  })

  it.each([0, 50, 99, 101, 150, 300, 499])('two clicks %i ms apart', async (gapMs) => {
    const backend = new FakeBackend()
    render(<Generate />, { wrapper: wrapperOf({ backend }) })
    fireEvent.click(screen.getByRole('button'))
    if (gapMs > 0) await pass(gapMs)
    fireEvent.click(screen.getByRole('button'))
    await pass(10_000)
    expect(backend.creates).toHaveLength(1)
  })

  it('two clicks of which the first is still on its way, however long that takes', async () => {
    const backend = new FakeBackend()
    backend.create = () => new Promise(() => undefined)
    render(<Generate />, { wrapper: wrapperOf({ backend }) })
    fireEvent.click(screen.getByRole('button'))
    await pass(30_000)
    fireEvent.click(screen.getByRole('button'))
    await pass(1_000)
    expect(backend.creates).toHaveLength(1)
  })

  it('Enter and click in one moment', () => {
    const backend = new FakeBackend()
    render(<Generate />, { wrapper: wrapperOf({ backend }) })
    act(() => {
      screen.getByRole('button').click()
      screen.getByRole<HTMLButtonElement>('button').form!.requestSubmit()
    })
    expect(backend.creates).toHaveLength(1)
  })

  it('two components with an equal input, which then follow one video', async () => {
    const backend = new FakeBackend()
    const both = (
      <>
        <Generate name="A" />
        <Generate name="B" />
      </>
    )
    render(both, { wrapper: wrapperOf({ backend }) })
    fireEvent.click(screen.getByRole('button', { name: 'A' }))
    fireEvent.click(screen.getByRole('button', { name: 'B' }))
    await pass(ANSWER_MS)
    expect(backend.creates).toHaveLength(1)
    expect(screen.getByLabelText('A phase')).toHaveTextContent('pending')
    expect(screen.getByLabelText('B phase')).toHaveTextContent('pending')
  })

  it('an effect that generates, run twice by StrictMode', async () => {
    const backend = new FakeBackend()
    const { result } = await renderRushes(
      () => {
        const video = useGenerateVideo()
        const { generate } = video
        useEffect(() => void generate(input), [generate])
        return video
      },
      { backend },
    )
    await pass(1_000)
    expect(backend.creates).toHaveLength(1)
    expect(result.current.phase).toBe('pending')
  })

  it('a component that goes away while it is being sent: the video goes on', async () => {
    const backend = new FakeBackend()
    const ledger = createLedger()
    const first = await renderRushes(() => useGenerateVideo(), { backend, ledger })
    let intentId = ''
    act(() => {
      intentId = first.result.current.generate(input)
    })
    first.unmount()
    await pass(1_000)
    expect(backend.creates).toEqual([{ input, intentId }])
    expect(ledger.read()).toMatchObject([{ intentId, submission: 'accepted', task: { state: 'pending' } }])
    const second = await renderRushes(() => useGenerateVideo({ intentId }), { backend, ledger })
    expect(second.result.current).toMatchObject({ intentId, phase: 'pending', input })
    await pass(60_000)
    expect(second.result.current.phase).toBe('success')
    expect(backend.creates).toHaveLength(1)
  })

  it('different inputs are different videos, and so is the same one a while later', async () => {
    const backend = new FakeBackend()
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    act(() => void result.current.generate({ ...input, cfgScale: 0 }))
    act(() => void result.current.generate({ ...input, cfgScale: 0.5 }))
    await pass(500)
    act(() => void result.current.generate(input))
    await pass(1_000)
    expect(backend.creates.map(({ input: { cfgScale } }) => cfgScale)).toEqual([undefined, 0, 0.5, undefined])
    expect(new Set(backend.creates.map(({ intentId }) => intentId)).size).toBe(4)
  })
})

describe('a create that is refused', () => {
  it.each(['insufficient-credits', 'rate-limited', 'network', 'unauthorized', 'maintenance'] as const)(
    '%s is failed with the error, and nothing is sent again',
    async (code) => {
      const backend = new FakeBackend()
      backend.create = refusing(code)
      const { result } = await renderRushes(() => useGenerateVideo(), { backend })
      act(() => void result.current.generate(input))
      await pass(ANSWER_MS)
      expect(result.current).toMatchObject({ phase: 'failed', error: { code }, input })
      expect(result.current.task).toBeUndefined()
      expect(result.current.status).toBeUndefined()
      await pass(3_600_000)
      expect(backend.creates).toHaveLength(1)
      expect(backend.checks).toEqual([])
      expect(backend.finds).toEqual([])
    },
  )

  it('a new try is a new intent', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('rate-limited')
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(1_000)
    act(() => void result.current.generate(input))
    await pass(1_000)
    expect(new Set(backend.creates.map(({ intentId }) => intentId)).size).toBe(2)
  })
})

describe('a create whose end is not known', () => {
  it('takes nothing back of what another tab has heard of it meanwhile', async () => {
    const backend = new FakeBackend()
    const ledger = createLedger()
    backend.create = async () => {
      const [record] = ledger.read()
      const task = backend.task({ taskId: 'heard', model: input.model, startTime: Date.now() })
      if (record) ledger.write({ ...record, submission: 'accepted', task })
      return Promise.reject(new VideoError('uncertain', 'No answer came'))
    }
    const { result } = await renderRushes(() => useGenerateVideo(), { backend, ledger })
    act(() => void result.current.generate(input))
    await pass(ANSWER_MS)
    expect(result.current).toMatchObject({ phase: 'pending', task: { taskId: 'heard' } })
    expect(ledger.read()).toMatchObject([{ submission: 'accepted' }])
  })

  it('is uncertain, and findTask finds the task', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(ANSWER_MS)
    expect(result.current).toMatchObject({ phase: 'uncertain', error: { code: 'uncertain' } })
    await pass(8_000)
    expect(result.current.phase).toBe('uncertain')
    const startTime = Date.now() - 8_000
    backend.find = () => backend.task({ taskId: 'found', model: input.model, startTime, kind: '5s' })
    await pass(10_000)
    expect(result.current).toMatchObject({ phase: 'processing', task: { taskId: 'found' } })
    expect(result.current.error).toBeUndefined()
    await pass(60_000)
    expect(result.current.phase).toBe('success')
    expect(backend.creates).toHaveLength(1)
  })

  it('is refused where nobody knows it after 15 s: then nothing was started', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(15_000)
    expect(result.current.phase).toBe('uncertain')
    await pass(15_000)
    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'network' } })
    const asked = backend.finds.length
    expect(asked).toBeLessThanOrEqual(5)
    await pass(3_600_000)
    expect(backend.finds).toHaveLength(asked)
    expect(backend.creates).toHaveLength(1)
  })

  it('is asked for ever more seldom while it is in flight, and not for ever', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    backend.find = () => 'in-flight'
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(60_000)
    expect(backend.finds.length).toBeGreaterThan(4)
    expect(backend.finds.length).toBeLessThan(10)
    await pass(29 * 60_000)
    const asked = backend.finds.length
    expect(asked).toBeLessThan(45)
    await pass(24 * 3_600_000)
    expect(backend.finds.length).toBeLessThanOrEqual(asked + 1)
    expect(result.current.phase).toBe('uncertain')
    expect(backend.creates).toHaveLength(1)
  })

  it('is a matter for a person after 30 minutes without an answer: who looks again may yet find the task', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    backend.find = () => 'in-flight'
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(30 * 60_000)
    expect(result.current.settle).toMatchObject({ isOver: false })
    await pass(2_000)
    expect(result.current).toMatchObject({ phase: 'uncertain', settle: { isOver: true, isAsking: false } })

    const asked = backend.finds.length
    act(() => result.current.settle?.checkNow?.())
    await pass(50)
    expect(result.current.settle).toMatchObject({ isAsking: true })
    await pass(ANSWER_MS)
    expect(backend.finds).toHaveLength(asked + 1)
    expect(result.current).toMatchObject({ phase: 'uncertain', settle: { isOver: true, isAsking: false } })

    backend.find = () => backend.task({ taskId: 'found', model: input.model, startTime: Date.now() })
    act(() => result.current.settle?.checkNow?.())
    await pass(ANSWER_MS)
    expect(result.current).toMatchObject({ phase: 'pending', task: { taskId: 'found' } })
    expect(result.current.settle).toBeUndefined()
    expect(backend.creates).toHaveLength(1)
  })

  it('stays uncertain while nobody can be asked', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    backend.find = refusing('network')
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(60_000)
    expect(result.current.phase).toBe('uncertain')
    backend.find = () => undefined
    await pass(60_000)
    expect(result.current.phase).toBe('failed')
  })

  it('stays uncertain with a backend that cannot be asked', async () => {
    const backend = new FakeBackend()
    backend.create = refusing('uncertain')
    const { result } = await renderRushes(() => useGenerateVideo(), {
      backend: {
        describe: () => backend.describe(),
        createTask: (video, options) => backend.createTask(video, options),
        getTask: (ref, options) => backend.getTask(ref, options),
      },
    })
    act(() => void result.current.generate(input))
    await pass(ANSWER_MS)
    expect(result.current.settle).toEqual({ isOver: true, isAsking: false })
    await pass(3_600_000)
    expect(result.current.phase).toBe('uncertain')
    expect(backend.creates).toHaveLength(1)
  })

  it('whatever else a backend throws is uncertain too', async () => {
    const backend = new FakeBackend()
    backend.create = () => {
      throw new TypeError('undefined is not a function')
    }
    const { result } = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void result.current.generate(input))
    await pass(ANSWER_MS)
    expect(result.current.phase).toBe('uncertain')
    expect(result.current.error).toBeInstanceOf(VideoError)
  })

  it('a reload while it is being sent sends nothing again, and finds the task', async () => {
    const backend = new FakeBackend()
    backend.create = () => new Promise(() => undefined)
    const first = await renderRushes(() => useGenerateVideo(), { backend })
    act(() => void first.result.current.generate(input))
    await pass(50)
    first.unmount() // the page is gone, and what was on its way with it

    const startTime = Date.now()
    backend.find = () => backend.task({ taskId: 'found', model: input.model, startTime, kind: '5s' })
    const { result } = await renderRushes(
      () => {
        const { records } = useTasks()
        return useGenerateVideo({ intentId: records[0]!.intentId })
      },
      { backend },
    )
    expect(result.current.phase).toBe('uncertain')
    await pass(60_000)
    expect(result.current.phase).toBe('success')
    expect(backend.creates).toHaveLength(1)
  })
})

it('stop() stops watching and generate() begins again; reset() forgets', async () => {
  const backend = new FakeBackend()
  const { result } = await renderRushes(() => useGenerateVideo(), { backend })
  expect(result.current.phase).toBe('idle')
  act(() => void result.current.generate(input))
  await pass(20_000)
  act(() => result.current.stop())
  expect(result.current).toMatchObject({ phase: 'pending', status: { contact: 'paused' } })
  await pass(600_000)
  expect(backend.checks).toEqual([])

  act(() => result.current.reset())
  expect(result.current.phase).toBe('idle')
  expect(result.current.task).toBeUndefined()

  act(() => void result.current.generate(input))
  await pass(60_000)
  expect(result.current.phase).toBe('success')
  expect(backend.creates).toHaveLength(2)
})

it('stop() in the middle of failing checks lets no further one out', async () => {
  const backend = new FakeBackend()
  backend.look = refusing('network')
  const { result } = await renderRushes(() => useGenerateVideo(), { backend })
  act(() => void result.current.generate(input))
  await pass(33_000)
  expect(result.current.status?.contact).toBe('retrying')
  const checks = backend.checks.length
  act(() => result.current.stop())
  await pass(600_000)
  expect(backend.checks).toHaveLength(checks)
})

it('generate() keeps its identity from rendering to rendering', async () => {
  const backend = new FakeBackend()
  const seen = new Set<unknown>()
  function Probe() {
    const { generate, stop, reset } = useGenerateVideo()
    const renderings = useRef(0)
    useEffect(() => {
      renderings.current += 1
      seen.add(generate).add(stop).add(reset)
    })
    return null
  }
  const tree = () => (
    <StrictMode>
      <RushesProvider backend={backend}>
        <Probe />
      </RushesProvider>
    </StrictMode>
  )
  const { rerender } = render(tree())
  rerender(tree())
  await pass(1_000)
  rerender(tree())
  expect(seen.size).toBe(3)
})
