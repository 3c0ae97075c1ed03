// vite.config.ts
import { getRequestListener } from '@hono/node-server'
import { defineConfig, loadEnv } from 'vite'
import { providerMocks } from '../../../src/mocks.js'
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

export default defineConfig(({ mode }) => {
  const environment = loadEnv(mode, process.cwd(), '')
  const apiKey = environment['APIXO_API_KEY']
  // Without a key the handler speaks to a simulated APIXO, which is as slow as the real one.
  const simulated = apiKey ? undefined : providerMocks.apixo().fetch
  return {
    plugins: [
      {
        name: 'video-handler',
        apply: 'serve',
        configureServer(server) {
          const handler = createVideoHandler({
            providers: [apixo({ apiKey: apiKey || 'simulated', fetch: simulated })],
            authorize: 'public',
            secret: environment['RUSHES_SECRET'],
            fetch: simulated,
          })
          const listener = getRequestListener(handler, { overrideGlobalObjects: false })
          server.middlewares.use((request, response, next) => {
            if (request.url?.startsWith('/api/video/')) void listener(request, response)
            else next()
          })
        },
      },
    ],
  }
})
