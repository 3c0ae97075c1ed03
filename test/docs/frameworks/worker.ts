import { apixo } from '../../../src/providers.js'
import { createVideoHandler } from '../../../src/server.js'

interface Environment {
  APIXO_API_KEY: string
  RUSHES_SECRET: string
}

let handler: ReturnType<typeof createVideoHandler> | undefined

export default {
  fetch(request: Request, environment: Environment) {
    handler ??= createVideoHandler({
      providers: [apixo({ apiKey: environment.APIXO_API_KEY })],
      authorize: 'public',
      secret: environment.RUSHES_SECRET,
      production: true,
    })
    return handler(request)
  },
}
