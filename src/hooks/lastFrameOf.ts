import { deadline } from '../core/deadline.js'
import { delay } from '../core/delay.js'
import { orAborted } from '../core/orAborted.js'

/** A video of seconds is there long before; whoever waits longer is told that it does not go. */
const MAX_WAIT_MS = 20_000
/** Less than a picture lasts: at the very end some browsers show none. */
const BEFORE_THE_END_SECONDS = 1 / 60
const MAX_MISS_SECONDS = 0.1
/** A picture or two. */
const UNTIL_IT_IS_THERE_MS = 50

/**
 * The last picture of a video, as a JPEG in the video's own size.
 * @throws where the video cannot be read, sought in or drawn: a host that gives other pages no CORS headers
 */
export async function lastFrameOf(url: string, signal?: AbortSignal): Promise<Blob> {
  const video = document.createElement('video')
  const limit = deadline(MAX_WAIT_MS, signal)
  try {
    video.muted = true
    video.playsInline = true
    video.preload = 'auto'
    // Without it the picture of another host's video can be seen, and not be read.
    video.crossOrigin = 'anonymous'
    await happens(video, 'loadeddata', limit.signal, () => {
      video.src = url
    })
    const end = Math.max(0, video.duration - BEFORE_THE_END_SECONDS)
    await happens(video, 'seeked', limit.signal, () => {
      video.currentTime = end
    })
    // A host that sends no ranges leaves it at the beginning.
    if (!(Math.abs(video.currentTime - end) < MAX_MISS_SECONDS)) throw new Error('The end was not reached.')
    return await orAborted(pictureOf(video, limit.signal), limit.signal)
  } finally {
    limit.clear()
    video.removeAttribute('src')
    video.load() // gives up what is still being fetched
  }
}

function happens(
  video: HTMLVideoElement,
  name: 'loadeddata' | 'seeked',
  signal: AbortSignal,
  start: () => void,
): Promise<void> {
  const event = new Promise<void>((resolve, reject) => {
    video.addEventListener(name, () => {
      resolve()
    })
    video.addEventListener('error', () => {
      reject(new Error(video.error?.message ?? 'The video cannot be read.'))
    })
  })
  start()
  return orAborted(event, signal)
}

/** @throws where the host lets its video be seen, and not be read */
async function pictureOf(video: HTMLVideoElement, signal: AbortSignal): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on.')
  context.drawImage(video, 0, 0)
  // A video that has just been sought may have no picture yet on a busy machine, and draws nothing then.
  while (context.getImageData(0, 0, 1, 1).data[3] === 0) {
    await delay(UNTIL_IT_IS_THERE_MS, signal)
    context.drawImage(video, 0, 0)
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob)
        else reject(new Error('The picture cannot be written.'))
      },
      'image/jpeg',
      0.95,
    )
  })
}
