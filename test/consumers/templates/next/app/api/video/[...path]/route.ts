import { providerMocks } from 'rushes/mocks'
import { apixo } from 'rushes/providers'
import { createVideoHandler } from 'rushes/server'

const upstream = providerMocks.apixo({ timeScale: 40 })
const handler = createVideoHandler({
  providers: [apixo({ apiKey: 'simulated', fetch: upstream.fetch })],
  authorize: 'public',
  secret: 'a secret of this project alone',
  fetch: upstream.fetch,
  polling: { nextDelayMs: () => 300 },
})

export { handler as GET, handler as POST }
