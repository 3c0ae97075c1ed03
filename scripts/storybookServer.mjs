// Serves a folder of static files under a path of its own, as a page host does, and remembers what it could not serve.
import { once } from 'node:events'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * @param {string} folder
 * @param {string} path with a slash at both ends
 */
export async function serveStorybook(folder, path) {
  if (!existsSync(join(folder, 'index.json'))) {
    throw new Error(`There is no Storybook in ${folder}. Build it first: npm run storybook:build`)
  }
  /** @type {string[]} */
  const missing = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://storybook.invalid')
    const asked = pathname.startsWith(path) ? decodeURIComponent(pathname.slice(path.length)) : undefined
    const file = asked === undefined ? undefined : join(folder, normalize(`/${asked || 'index.html'}`))
    if (file === undefined || !existsSync(file) || !statSync(file).isFile()) {
      missing.push(`${request.method} ${pathname}`)
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}${path}`,
    missing,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
