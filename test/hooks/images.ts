import { vi } from 'vitest'

const HEADS = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50],
  'image/gif': [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
} as const

/** A file that begins as such an image does; what it is called and said to be plays no part. */
export function imageFile(type: keyof typeof HEADS, { bytes = 64, name = 'frame.png' } = {}): File {
  const content = new Uint8Array(bytes)
  content.set(HEADS[type])
  return new File([content], name, { type: 'image/png' })
}

/** What a page can do with an image and jsdom cannot: decode it to a size, and make object URLs, which are counted. */
export function stubImages(
  size: { width: number; height: number } | 'broken' = { width: 1280, height: 720 },
) {
  const open = new Set<string>()
  const made: string[] = []
  const bitmaps = { made: 0, closed: 0 }
  vi.stubGlobal('createImageBitmap', () => {
    if (size === 'broken')
      return Promise.reject(new DOMException('It cannot be decoded', 'InvalidStateError'))
    bitmaps.made += 1
    return Promise.resolve({ ...size, close: () => (bitmaps.closed += 1) })
  })
  URL.createObjectURL = () => {
    const url = `blob:${location.origin}/${made.length}`
    made.push(url)
    open.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    if (!open.delete(url)) throw new Error(`${url} was revoked twice, or never made`)
  }
  return { made, open, bitmaps }
}
