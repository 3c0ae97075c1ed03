import type { SimulatedUpstream, UpstreamCall } from './SimulatedUpstream.js'
import { chanjingAnswer } from './chanjingDialect.js'

/** Where Chanjing keeps files, and where they are put. */
export const CHANJING_FILES = 'https://res.chanjing.cc'
export const CHANJING_UPLOADS = 'https://upload.chanjing.cc'
const SIGNED_FOR_MS = 15 * 60 * 1000

interface ChanjingFile {
  readonly url: string
  readonly mimeType: string
  readonly signedUntil: number
  there: boolean
  asked: number
}

const types: Readonly<Record<string, string>> = { png: 'image/png', webp: 'image/webp' }

/**
 * Chanjing's upload: a signed URL for 15 minutes, a `PUT` of the bytes, and a state that becomes 1 once they are
 * synchronised. https://doc.chanjing.cc/api/file/file-management.html
 */
export class ChanjingFiles {
  readonly #files = new Map<string, ChanjingFile>()
  readonly #states: readonly number[]
  readonly #now: () => number

  /** @param states What an uploaded file's `status` is at the first look, the second and so on; the last one stays. */
  constructor(states: readonly number[], now: () => number) {
    this.#states = states
    this.#now = now
  }

  /** `GET create_upload_url?service=&name=` */
  createUploadUrl({ searchParams }: URL): Response {
    const name = searchParams.get('name') ?? ''
    const service = searchParams.get('service') ?? ''
    if (name === '' || service === '') return chanjingAnswer(null, 400, '传入参数格式错误')
    const id = `file-${this.#files.size + 1}`
    const key = `chanjing/res/${service}/${id}/${name}`
    const mimeType = types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'image/jpeg'
    const url = new URL(key, CHANJING_FILES).href
    this.#files.set(id, { url, mimeType, signedUntil: this.#now() + SIGNED_FOR_MS, there: false, asked: 0 })
    return chanjingAnswer({
      sign_url: `${CHANJING_UPLOADS}/${id}?signature=simulated`,
      full_path: url,
      key,
      mime_type: mimeType,
      file_id: id,
    })
  }

  /** The `PUT` to a signed URL: it needs no token, the type that was named, and to come in time. */
  async receive({ request, url }: UpstreamCall, { files }: SimulatedUpstream): Promise<Response> {
    const file = this.#files.get(url.pathname.slice(1))
    const rightType = file?.mimeType === request.headers.get('Content-Type')
    if (!file || !rightType || this.#now() >= file.signedUntil) return new Response(null, { status: 403 })
    files.keep(file.url, await request.arrayBuffer(), file.mimeType)
    file.there = true
    return new Response(null, { status: 200 })
  }

  /** `GET file_detail?id=` */
  detail(id: string): Response {
    const file = this.#files.get(id)
    if (!file) return chanjingAnswer(null, 400, '传入参数格式错误')
    if (!file.there) return chanjingAnswer({ id, status: 0, full_path: file.url })
    const status = this.#states[Math.min(file.asked, this.#states.length - 1)] ?? 1
    file.asked += 1
    return chanjingAnswer({ id, status, full_path: file.url })
  }

  clear(): void {
    this.#files.clear()
  }
}
