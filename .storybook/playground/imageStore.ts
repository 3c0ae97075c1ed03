import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const PATH = '/playground/images/'

/** Keeps uploaded images in a folder, and gives them out again by name. */
export function imageStore(folder: string) {
  const types = new Map<string, string>()
  return {
    /** Returns the image's path on this server. */
    async keep(image: Blob): Promise<string> {
      const name = randomUUID()
      await writeFile(join(folder, name), image.stream())
      types.set(name, image.type)
      return PATH + name
    },

    async answer(request: Request): Promise<Response | undefined> {
      const { pathname } = new URL(request.url)
      if (!pathname.startsWith(PATH)) return undefined
      const name = pathname.slice(PATH.length)
      const type = types.get(name)
      if (type === undefined) return new Response('There is no such image.', { status: 404 })
      return new Response(await readFile(join(folder, name)), {
        headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' },
      })
    },
  }
}
