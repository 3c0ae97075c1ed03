import { deadline } from '../core/deadline.js'
import { delay } from '../core/delay.js'
import { safeMediaUrl } from '../core/safeMediaUrl.js'
import { numberProperty, property, textProperty } from '../core/unknownJson.js'
import { VideoError } from '../core/VideoError.js'
import type { ImageRule } from '../core/VideoModel.js'
import type { ChanjingExchange } from './chanjingExchange.js'
import { uploadableImage } from './uploadableImage.js'
import type { UpstreamEnvelope } from './upstreamEnvelope.js'
import { malformed, refusalOf } from './upstreamEnvelope.js'
import type { Fetch } from './upstreamRequest.js'
import { upstreamRequest } from './upstreamRequest.js'
import { idProperty } from './upstreamValues.js'

const PROVIDER_NAME = 'Chanjing'
const REQUEST = { providerName: PROVIDER_NAME, spends: false }

/** 10 MiB over a slow line of 1 Mbit/s take 84 s. The signed URL lives for 15 minutes. */
const PUT_TIMEOUT_MS = 120_000
/** "Sync takes up to 1 min" (doc.chanjing.cc, file management). */
const SYNC_TIMEOUT_MS = 60_000
const LOOK_AGAIN_MS = 2_000

interface UploadWay {
  exchange: ChanjingExchange
  fetch: Fetch | undefined
  rule: ImageRule
  allowLoopback: boolean | undefined
}

/** Where the bytes go, and where Chanjing will find them. */
interface UploadPlace {
  signUrl: string
  fullPath: string
  mimeType: string | undefined
  fileId: string
}

/**
 * Puts an image where Chanjing can fetch it: asks for a signed URL, puts the bytes there, and waits until the file is
 * ready. Files live for 30 days; 30 uploads a minute. That the service's name for frames is `ai_creation` is known from
 * two public integrations, not from the documents.
 * @throws {VideoError} `invalid-input` for what is no such image; `content-violation` where Chanjing refuses it;
 * `timeout` where it is not ready within a minute.
 */
export async function chanjingUpload(
  file: Blob,
  way: UploadWay,
  signal?: AbortSignal,
): Promise<{ url: string }> {
  const { type, fileName } = await uploadableImage(file, way.rule)
  const place = await uploadPlace(fileName, way, signal)
  await put(file, place.mimeType ?? type, place.signUrl, way.fetch, signal)
  await untilReady(place.fileId, way.exchange, signal)
  return { url: place.fullPath }
}

async function uploadPlace(name: string, way: UploadWay, signal?: AbortSignal): Promise<UploadPlace> {
  const query = new URLSearchParams({ service: 'ai_creation', name }).toString()
  const path = `/open/v1/common/create_upload_url?${query}`
  const { envelope } = await way.exchange({ method: 'GET', path, spends: false, signal })
  const refusal = refusalOf(envelope, REQUEST)
  if (refusal) throw refusal
  const { data } = envelope
  const signUrl = fileUrl(textProperty(data, 'sign_url'), way)
  const fullPath = fileUrl(textProperty(data, 'full_path'), way)
  const fileId = idProperty(data, 'file_id')
  if (signUrl === undefined || fullPath === undefined || fileId === undefined) {
    throw malformed(envelope, { ...REQUEST, what: 'no place for the file' })
  }
  return { signUrl, fullPath, fileId, mimeType: mediaType(property(data, 'mime_type')) }
}

/** The signed URL is the permission: the token stays at home. */
async function put(
  file: Blob,
  type: string,
  url: string,
  fetch: Fetch | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const providerName = `The file store of ${PROVIDER_NAME}`
  const { status } = await upstreamRequest({
    providerName,
    method: 'PUT',
    url,
    headers: { 'Content-Type': type },
    payload: file,
    spends: false,
    timeoutMs: PUT_TIMEOUT_MS,
    signal,
    fetch,
  })
  if (status >= 200 && status < 300) return
  // Its 403 is about the signed URL, and says nothing about who we are.
  throw new VideoError('provider-error', `${providerName} answered ${status}.`, { status })
}

async function untilReady(fileId: string, exchange: ChanjingExchange, signal?: AbortSignal): Promise<void> {
  const limit = deadline(SYNC_TIMEOUT_MS, signal)
  try {
    while (!(await isReady(fileId, exchange, limit.signal))) await delay(LOOK_AGAIN_MS, limit.signal)
  } catch (error) {
    if (!limit.isOver()) throw error
    throw new VideoError('timeout', `${PROVIDER_NAME} did not have the file ready within a minute.`)
  } finally {
    limit.clear()
  }
}

async function isReady(fileId: string, exchange: ChanjingExchange, signal: AbortSignal): Promise<boolean> {
  const envelope = await fileDetail(fileId, exchange, signal)
  const state = numberProperty(envelope?.data, 'status')
  if (state === 98 || state === 99 || state === 100) throw lost(state, envelope?.traceId)
  return state === 1
}

/** `undefined` where nothing could be learned this time: the file is there, and the next look may tell. */
async function fileDetail(
  fileId: string,
  exchange: ChanjingExchange,
  signal: AbortSignal,
): Promise<UpstreamEnvelope | undefined> {
  const path = `/open/v1/common/file_detail?${new URLSearchParams({ id: fileId }).toString()}`
  try {
    const { envelope } = await exchange({ method: 'GET', path, spends: false, signal })
    const refusal = refusalOf(envelope, REQUEST)
    if (refusal) throw refusal
    return envelope
  } catch (error) {
    if (error instanceof VideoError && error.retryable) return undefined
    throw error
  }
}

/** 98: it failed the check of its content. 99 and 100: deleted and purged. */
function lost(state: 98 | 99 | 100, traceId: string | undefined): VideoError {
  const details = { providerCode: String(state), traceId }
  return state === 98
    ? new VideoError('content-violation', `${PROVIDER_NAME} refused the content of the image.`, details)
    : new VideoError('provider-error', `${PROVIDER_NAME} deleted the image.`, details)
}

function fileUrl(url: string | undefined, { allowLoopback }: UploadWay): string | undefined {
  const safe = url === undefined ? undefined : safeMediaUrl(url, { allowLoopback })
  return safe?.startsWith('blob:') ? undefined : safe
}

/** What a header can carry; the store checks its signature against it. */
function mediaType(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value : undefined
}
