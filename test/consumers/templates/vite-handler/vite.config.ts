import { getRequestListener } from '@hono/node-server'
import react from '@vitejs/plugin-react'
import { providerMocks } from 'rushes/mocks'
import { apixo } from 'rushes/providers'
import { createVideoHandler } from 'rushes/server'
import { defineConfig } from 'vite'
import type { Connect, Plugin } from 'vite'

const upstream = providerMocks.apixo({ timeScale: 40 })
const handler = createVideoHandler({
  providers: [apixo({ apiKey: 'simulated', fetch: upstream.fetch })],
  authorize: 'public',
  secret: 'a secret of this project alone',
  fetch: upstream.fetch,
  polling: { nextDelayMs: () => 300 },
})
const listener = getRequestListener(handler, { overrideGlobalObjects: false })

const serve: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url?.startsWith('/api/video/')) void listener(request, response)
  else next()
}

const video: Plugin = {
  name: 'video',
  configureServer: ({ middlewares }) => void middlewares.use(serve),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(serve),
}

export default defineConfig({ plugins: [react(), video] })
