import type { VideoModel } from '../../src/index.js'
import type { ProviderOptions } from '../../src/providers.js'
import { defineProvider, property } from '../../src/providers.js'

/** What the model can do, from the documents of its provider. (Lumen is made up.) */
const feature: VideoModel = {
  id: 'lumen/feature-1',
  provider: 'lumen',
  providerName: 'Lumen',
  name: 'Feature 1',
  modes: [{ name: 'film', frames: [0, 2] }],
  prompt: { maxCharacters: 1_000 },
  durationsSeconds: [5, 10],
  defaultDurationSeconds: 5,
  aspectRatios: ['16:9'],
  defaultAspectRatio: '16:9',
  image: { types: ['image/jpeg', 'image/png'], maxBytes: 5e6, minSidePixels: 300, aspectRatio: [0.4, 2.5] },
  typicalMs: { '5': [20_000, 40_000], '10': [40_000, 80_000] },
  limits: { checksPerSecond: 5 },
  downloadSoon: false,
  failedTasksCharged: 'no',
  advice: {},
}

/** Lumen as a backend. */
export const lumen = (options: ProviderOptions = {}) =>
  defineProvider(
    {
      provider: 'lumen',
      providerName: 'Lumen',
      variable: 'LUMEN_API_KEY',
      baseUrl: 'https://api.lumen.example/v1',
      models: [feature],
      resultHosts: ['cdn.lumen.example'],
      toUpstream: ({ prompt, startFrame, endFrame, durationSeconds = 5 }, { callbackUrl }) => ({
        path: '/films',
        body: { script: prompt, first: startFrame, last: endFrame, seconds: durationSeconds, callbackUrl },
      }),
      checkPath: (filmId) => `/films/${encodeURIComponent(filmId)}`,
      fromUpstream: (json) => ({
        taskId: property(json, 'id'),
        state: property(json, 'stage'),
        results: property(json, 'video'),
        failCode: property(json, 'why'),
        failMsg: property(json, 'words'),
        createTime: property(json, 'began'),
        completeTime: property(json, 'ended'),
        errorCode: property(json, 'error'),
        errorMessage: property(json, 'words'),
      }),
      states: { booked: 'pending', shooting: 'processing', wrapped: 'success', scrapped: 'failed' },
      errors: { no_funds: 'insufficient-credits', no_such_film: 'not-found', slow_down: 'rate-limited' },
      reasons: { censored: 'content-violation', frame_missing: 'image-unreachable' },
    },
    options,
  )
