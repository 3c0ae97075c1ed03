// app/routes/api.video.$.ts
import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

const handler = createVideoHandler({
  providers: [apixo({ apiKey: process.env.APIXO_API_KEY })],
  authorize: 'public',
  secret: process.env.RUSHES_SECRET,
})

export const loader = ({ request }: { request: Request }) => handler(request)
export const action = ({ request }: { request: Request }) => handler(request)
