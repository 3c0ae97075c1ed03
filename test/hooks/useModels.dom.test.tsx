import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, renderHook, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { VideoBackend } from '../../src/core/VideoBackend.js'
import { RushesProvider } from '../../src/hooks/RushesProvider.js'
import { useModel, useModels } from '../../src/hooks/useModels.js'
import { models } from '../../src/models/registry.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, MODEL, pass, refusing, renderRushes } from './rig.js'

fakeTime()

it('asks the backend once, whoever asks', async () => {
  const backend = new FakeBackend()
  const describe = vi.spyOn(backend, 'describe')
  const { result } = await renderRushes(
    () => [useModels(), useModels(), useModel(MODEL), useModel('no/such')] as const,
    {
      backend,
    },
  )
  const [one, other, model, unknown] = result.current
  expect(one).toMatchObject({ models, isLoading: false, powers: { intents: true } })
  expect(other.models).toBe(one.models)
  expect(model).toBe(models[0])
  expect(unknown).toBeUndefined()
  await pass(600_000)
  expect(describe).toHaveBeenCalledOnce()
})

it('a backend that is down is asked twice more, then by hand', async () => {
  const backend = new FakeBackend()
  const describe = vi.spyOn(backend, 'describe').mockImplementation(refusing('network'))
  const { result } = await renderRushes(() => useModels(), { backend })
  expect(result.current).toMatchObject({ models: [], isLoading: true })
  await pass(60_000)
  expect(describe).toHaveBeenCalledTimes(3)
  expect(result.current).toMatchObject({ models: [], isLoading: false, error: { code: 'network' } })
  describe.mockRestore()
  act(() => result.current.retry())
  await pass(10)
  expect(result.current).toMatchObject({ models, isLoading: false })
  expect(result.current.error).toBeUndefined()
})

it.each(['unauthorized', 'forbidden', 'not-found'] as const)(
  '%s is not asked again by itself',
  async (code) => {
    const backend = new FakeBackend()
    const describe = vi.spyOn(backend, 'describe').mockImplementation(refusing(code))
    const { result } = await renderRushes(() => useModels(), { backend })
    await pass(60_000)
    expect(describe).toHaveBeenCalledOnce()
    expect(result.current.error).toMatchObject({ code })
  },
)

it('offline it is still loading, and loads when the browser is back', async () => {
  onlineManager.setOnline(false)
  const { result } = await renderRushes(() => useModels(), { backend: new FakeBackend() })
  await pass(60_000)
  expect(result.current).toMatchObject({ models: [], isLoading: true })
  expect(result.current.error).toBeUndefined()
  act(() => onlineManager.setOnline(true))
  await pass(10)
  expect(result.current).toMatchObject({ models, isLoading: false })
})

it('two backends under one QueryClient are two lists', async () => {
  const queryClient = new QueryClient()
  const own: VideoBackend = {
    describe: () =>
      Promise.resolve({
        models: [{ ...models[0]!, id: 'own/model', name: 'Own' }],
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    createTask: refusing('forbidden'),
    getTask: refusing('forbidden'),
  }
  function Names() {
    return useModels().models.map(({ name }) => <li key={name}>{name}</li>)
  }
  render(
    <QueryClientProvider client={queryClient}>
      <RushesProvider backend={new FakeBackend()}>
        <Names />
      </RushesProvider>
      <RushesProvider backend={own}>
        <Names />
      </RushesProvider>
    </QueryClientProvider>,
  )
  await pass(10)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    ...models.map(({ name }) => name),
    'Own',
  ])
  queryClient.clear()
})

it('without a provider above, the error says what is missing', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(() => renderHook(() => useModels())).toThrow('there is no <RushesProvider backend={…}> above')
  vi.mocked(console.error).mockClear()
})
