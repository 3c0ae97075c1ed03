import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

const handler = createVideoHandler({
  providers: [apixo({ apiKey: process.env.APIXO_API_KEY })],
  authorize: 'public',
  secret: process.env.RUSHES_SECRET,
})

const listener = getRequestListener(handler, { overrideGlobalObjects: false })
export const server = createServer((request, response) => void listener(request, response))
