import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

const handler = createVideoHandler({
  providers: [apixo({ apiKey: process.env.APIXO_API_KEY })],
  authorize: 'public',
  secret: process.env.RUSHES_SECRET,
})

export const app = express()
app.all('/api/video/*path', getRequestListener(handler, { overrideGlobalObjects: false }))
