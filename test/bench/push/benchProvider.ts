import type { TaskRef } from '../../../src/core/Task.js'
import { parseJson, textProperty } from '../../../src/core/unknownJson.js'
import { VideoError } from '../../../src/core/VideoError.js'
import { models } from '../../../src/models/registry.js'
import type { VideoProvider } from '../../../src/providers/provider.js'

const RESULT = 'https://cdn.example.test/video.mp4'

/** A provider of this bench's upstream, with APIXO's models and limits. */
export function benchProvider(upstreamUrl: string): VideoProvider {
  return {
    provider: 'apixo',
    resultHosts: ['cdn.example.test'],
    describe: () =>
      Promise.resolve({
        models: models.filter(({ provider }) => provider === 'apixo'),
        powers: { batch: false, push: false, upload: false, intents: false },
      }),
    async createTask(input, options) {
      const body = JSON.stringify({ callbackUrl: options?.callbackUrl })
      const response = await fetch(`${upstreamUrl}/create`, { method: 'POST', body })
      const taskId = textProperty(parseJson(await response.text()), 'taskId')
      if (taskId === undefined) throw new VideoError('uncertain', 'The upstream gave no id')
      return { taskId, model: input.model, state: 'pending' }
    },
    async getTask({ taskId, model }: TaskRef) {
      const response = await fetch(`${upstreamUrl}/tasks/${taskId}`)
      const state = textProperty(parseJson(await response.text()), 'state')
      if (state === 'success') return { taskId, model, state, resultUrls: [RESULT] }
      if (state === 'pending' || state === 'processing') return { taskId, model, state }
      throw new VideoError('not-found', 'The upstream does not know the task')
    },
    async readCallback(request) {
      const taskId = textProperty(parseJson(await request.text()), 'taskId') ?? ''
      return { taskId, outcome: { state: 'success', resultUrls: [RESULT] } }
    },
  }
}
