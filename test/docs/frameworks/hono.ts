import { Hono } from 'hono'
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

const handler = createVideoHandler({
  providers: [apixo({ apiKey: process.env.APIXO_API_KEY })],
  authorize: 'public',
  secret: process.env.RUSHES_SECRET,
})

export const app = new Hono()
app.all('/api/video/*', (context) => handler(context.req.raw))
