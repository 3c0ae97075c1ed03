import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Plugin, ViteDevServer } from 'vite'
import type * as CreatePlayground from './createPlayground.js'

type PlaygroundOptions = CreatePlayground.PlaygroundOptions
type Playground = ReturnType<typeof CreatePlayground.createPlayground>

const modulePath = fileURLToPath(new URL('./createPlayground.ts', import.meta.url))

interface PlaygroundPluginOptions {
  /** Where keys of providers are looked for. Tests give an empty one: they spend nothing. @default process.env */
  environment?: PlaygroundOptions['environment']
}

/**
 * Mounts the real handler in a Vite dev server: `/api/video` and `/playground`. Nothing of it is in a build.
 * The handler's source is loaded at the first request, and again after it was edited.
 */
export function playgroundPlugin({ environment = process.env }: PlaygroundPluginOptions = {}): Plugin {
  const folder = temporaryFolder()
  return {
    name: 'rushes:playground',
    apply: 'serve',
    configureServer(server) {
      const playground = createLoader(server, { environment, imageFolder: folder.path })
      const listener = getRequestListener(async (request) => (await playground()).answer(request), {
        overrideGlobalObjects: false,
        errorHandler: (error) => {
          server.config.logger.error(
            `rushes playground: ${error instanceof Error ? error.stack : String(error)}`,
          )
          return new Response('The playground failed; its console says why.', { status: 500 })
        },
      })
      server.middlewares.use((request, response, next) => {
        if (/^\/(api\/video|playground)(?=[/?]|$)/.test(request.url ?? '')) void listener(request, response)
        else next()
      })
    },
    closeBundle: folder.remove,
  }
}

/** One playground for each state of its source. */
function createLoader(
  server: ViteDevServer,
  options: Pick<PlaygroundOptions, 'environment'> & { imageFolder(): string },
): () => Promise<Playground> {
  let loaded: { from: unknown; playground: Playground } | undefined

  return async () => {
    const module = (await server.ssrLoadModule(modulePath)) as typeof CreatePlayground
    if (loaded?.from !== module) {
      const playground = module.createPlayground({
        environment: options.environment,
        imageFolder: options.imageFolder(),
        say: (words) => {
          server.config.logger.info(`rushes playground: ${words}`)
        },
      })
      loaded = { from: module, playground }
    }
    return loaded.playground
  }
}

/** A folder that is there once it is asked for, and gone when the server or the process is. */
function temporaryFolder(): { path(): string; remove(): void } {
  let folder: string | undefined
  const remove = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    folder = undefined
  }
  return {
    path: () => {
      if (folder === undefined) {
        folder = mkdtempSync(join(tmpdir(), 'rushes-playground-'))
        process.once('exit', remove)
      }
      return folder
    },
    remove,
  }
}
