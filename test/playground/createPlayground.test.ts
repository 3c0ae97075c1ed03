import { describe, expect, test } from 'vitest'
import { createPlayground } from '../../.storybook/playground/createPlayground.js'
import { resultFetch } from '../../.storybook/playground/playgroundUpstreams.js'
import { modelsAnswerSchema } from '../../src/core/modelsAnswerSchema.js'
import { models } from '../../src/models/registry.js'

const APIXO = { APIXO_API_KEY: 'a-real-key' }
const KIE = { KIE_API_KEY: 'a-real-key' }
const CHANJING = { CHANJING_APP_ID: 'an-app-id', CHANJING_SECRET_KEY: 'a-secret-key' }

function playground(environment: Record<string, string>) {
  const lines: string[] = []
  const { answer } = createPlayground({ environment, imageFolder: '', say: (words) => lines.push(words) })
  const at = async (path: string, init?: RequestInit) => {
    const response = await answer(new Request(`http://localhost:6006${path}`, init))
    return { status: response.status, body: (await response.json()) as unknown }
  }
  return { lines, at }
}

const steer: RequestInit = { method: 'POST', body: JSON.stringify({ scenario: 'slow' }) }

describe('the playground', () => {
  test('without a key says for each provider how it becomes real', () => {
    expect(playground({ KIE_API_KEY: ' ' }).lines).toEqual([
      'APIXO is simulated. Set APIXO_API_KEY to make real videos.',
      'KIE is simulated. Set KIE_API_KEY to make real videos.',
      'Chanjing is simulated. Set CHANJING_APP_ID and CHANJING_SECRET_KEY to make real videos.',
    ])
  })

  test('takes one of Chanjing’s two keys for none', () => {
    const { CHANJING_APP_ID } = CHANJING
    expect(playground({ CHANJING_APP_ID }).lines[2]).toMatch(/^Chanjing is simulated/)
  })

  test.for([
    ['APIXO', APIXO, { apixo: 'real', kie: 'simulated', chanjing: 'simulated' }, undefined],
    ['KIE', KIE, { apixo: 'simulated', kie: 'real', chanjing: 'simulated' }, 'KIE'],
    ['Chanjing', CHANJING, { apixo: 'simulated', kie: 'simulated', chanjing: 'real' }, 'Chanjing'],
    ['APIXO and KIE', { ...APIXO, ...KIE }, { apixo: 'real', kie: 'real', chanjing: 'simulated' }, 'KIE'],
  ] as const)('over the real %s uploads where it can be fetched from, or not at all', async (row) => {
    const [, environment, providers, uploader] = row
    const { lines, at } = playground(environment)
    const real = Object.values(providers).filter((which) => which === 'real')
    expect(lines.filter((line) => line.includes('costs money'))).toHaveLength(real.length)
    expect(lines.at(-1)).toBe(
      uploader
        ? `Frames are uploaded to ${uploader}, where every provider can fetch them.`
        : 'A real provider fetches frames from public URLs, and this machine has none: give frames by URL.',
    )
    const { models: offered, powers } = modelsAnswerSchema.parse((await at('/api/video/models')).body)
    expect(offered).toHaveLength(models.length)
    expect(powers.upload).toBe(uploader !== undefined)
    expect((await at('/playground/control')).body).toMatchObject({ providers })
    expect((await at('/playground/control', steer)).body).toMatchObject({ scenario: 'slow' })
  })

  test('over three real providers has nothing to steer', async () => {
    const { at } = playground({ ...APIXO, ...KIE, ...CHANJING })
    expect((await at('/playground/control')).body).toEqual({
      providers: { apixo: 'real', kie: 'real', chanjing: 'real' },
    })
    expect((await at('/playground/control', steer)).status).toBe(409)
  })

  test('fetches results from nowhere but its providers', async () => {
    await expect(resultFetch([])('https://example.com/video.mp4')).rejects.toThrow(TypeError)
  })
})
