import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { VideoError } from '../core/VideoError.js'
import type { ImageRule } from '../core/VideoModel.js'
import { IMAGE_MODEL_PARAMETER, wireRoutes } from '../core/wire.js'
import type { CatalogueEntry } from './catalogue.js'
import { catalogue, offeredModel } from './catalogue.js'
import { checkImage, tooManyBytes } from './checkImage.js'
import type { HandlerCall, HandlerRoute } from './HandlerRoute.js'
import { imageUpload } from './imageUpload.js'
import { jsonResponse } from './jsonResponse.js'
import { mediaType, readBytes } from './readBody.js'
import { Refusal } from './Refusal.js'
import { takeUses } from './takeUses.js'

/** What a form around one file adds to it. */
const MULTIPART_EXTRA_BYTES = 64 * 1024

/** `POST /images`: one frame, as the raw body or as `file` of a form, handed on to where a provider can fetch it. */
export const receiveImage: HandlerRoute = { method: 'POST', path: wireRoutes.images, answer: receive }

async function receive(call: HandlerCall): Promise<Response> {
  const { settings, user } = call
  const entry = await wantedEntry(call)
  const uploadImage = imageUpload(settings, entry?.provider)
  if (!uploadImage) {
    throw new Refusal(
      'feature-disabled',
      'This handler takes no files: give frames by URL, or configure `uploadImage` in createVideoHandler.',
    )
  }
  await takeUses(settings, 'uploads', user)
  const bytes = await imageBytes(call)
  const { contentType, extension } = await checkImage(bytes, entry?.model.image ?? (await widestRule(call)))
  // The name is ours: a provider that keeps files by name would let one visitor replace another's.
  const fileName = `${crypto.randomUUID()}.${extension}`
  const uploaded = await uploadImage(new File([bytes], fileName, { type: contentType }), {
    user,
    fileName,
    ...(entry && { model: entry.model.id }),
  })
  const url = typeof uploaded === 'string' ? uploaded : uploaded.url
  const safe = safeMediaUrl(url, { allowLoopback: settings.allowLoopback })
  if (safe === undefined || safe.startsWith('blob:')) {
    settings.logger.error({}, 'uploadImage answered with something that is no https URL')
    throw new VideoError('malformed-response', 'The upload gave no https URL')
  }
  settings.emit({ type: 'image-uploaded', user, contentType, bytes: bytes.length })
  return jsonResponse({ url: safe }, { status: 201 })
}

/** The model that the frame is for; `undefined` where the browser does not say. */
async function wantedEntry({ request, settings }: HandlerCall): Promise<CatalogueEntry | undefined> {
  const wanted = new URL(request.url).searchParams.get(IMAGE_MODEL_PARAMETER)
  return wanted === null ? undefined : offeredModel(settings, wanted)
}

async function imageBytes({ request, settings }: HandlerCall): Promise<Uint8Array<ArrayBuffer>> {
  const { imageBytes: maxBytes } = settings.limits
  const type = mediaType(request)
  if (type !== 'multipart/form-data') {
    if (type.startsWith('image/') || type === 'application/octet-stream') {
      return readBytes(request, maxBytes, { file: 'image.bytes' })
    }
    throw new Refusal('invalid-input', 'Send an image, or a form with the image as `file`.', {
      status: 415,
      fields: { file: 'image.type' },
    })
  }
  const body = await readBytes(request, maxBytes + MULTIPART_EXTRA_BYTES, { file: 'image.bytes' })
  const file = await fileOf(body, request.headers.get('Content-Type') ?? '')
  if (!file)
    throw new Refusal('invalid-input', 'The form has no `file`.', { fields: { file: 'image.unreadable' } })
  if (file.size > maxBytes) throw tooManyBytes(maxBytes)
  return new Uint8Array(await file.arrayBuffer())
}

async function fileOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Blob | undefined> {
  const form = new Response(body, { headers: { 'Content-Type': contentType } }).formData()
  const file = await form.then((fields) => fields.get('file')).catch(() => undefined)
  return file instanceof Blob ? file : undefined
}

/** Which model an image is for is not known: it is refused only where no model would take it. */
async function widestRule({ settings }: HandlerCall): Promise<ImageRule> {
  const rules = (await catalogue(settings)).map(({ model }) => model.image)
  return {
    types: rules.flatMap((rule) => rule.types),
    maxBytes: Math.max(...rules.map((rule) => rule.maxBytes)),
    minSidePixels: Math.min(...rules.map((rule) => rule.minSidePixels)),
    aspectRatio: [
      Math.min(...rules.map((rule) => rule.aspectRatio[0])),
      Math.max(...rules.map((rule) => rule.aspectRatio[1])),
    ],
  }
}
