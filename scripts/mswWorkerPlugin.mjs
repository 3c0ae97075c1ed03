// Serves (and, in a build, emits) MSW's service worker straight from the installed package,
// so that no generated copy has to be committed or can go stale.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const fileName = 'mockServiceWorker.js'
const read = () => readFileSync(fileURLToPath(import.meta.resolve(`msw/${fileName}`)), 'utf8')

/** @returns {import('vite').Plugin} */
export function mswWorkerPlugin() {
  return {
    name: 'rushes:msw-worker',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url || new URL(request.url, 'http://vite.invalid').pathname !== `/${fileName}`)
          return next()
        response.setHeader('Content-Type', 'text/javascript')
        response.setHeader('Cache-Control', 'no-store')
        response.setHeader('Service-Worker-Allowed', '/')
        response.end(read())
      })
    },
    generateBundle() {
      if (this.environment.name === 'client') {
        this.emitFile({ type: 'asset', fileName, source: read() })
      }
    },
  }
}
