/** `IEND`, as the number that its four letters make. */
const PNG_END = 0x49454e44

/**
 * Whether an image of that type goes on to its own end: what broke off on the way would cost a video of half a picture.
 * Only lengths and markers are read, nothing is decoded; what stands behind the end is not looked at.
 */
export function isWholeImage(bytes: Uint8Array<ArrayBuffer>, contentType: string): boolean {
  if (contentType === 'image/png') return endsAsPng(bytes)
  return contentType === 'image/webp' ? endsAsWebp(bytes) : endsAsJpeg(bytes)
}

/** Whether a WebP has frames. One that moves is another type, as a PNG that moves is, though both begin like a still. */
export function isAnimatedWebp(bytes: Uint8Array<ArrayBuffer>): boolean {
  const isExtended = String.fromCharCode(...bytes.subarray(12, 16)) === 'VP8X'
  return isExtended && ((bytes[20] ?? 0) & 0x02) !== 0
}

/** From chunk to chunk until IEND. */
function endsAsPng(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === PNG_END) return true
  }
  return false
}

/** The file says its own length, behind its first eight bytes. */
function endsAsWebp(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.length >= 12 && view.getUint32(4, true) <= bytes.length - 8
}

/** From segment to segment until the picture begins, past any preview with an end of its own; then there is an end. */
function endsAsJpeg(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    // Any number of 0xff may stand before a marker.
    at += bytes[at + 1] === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xda) return false
  for (let end = at + 2; end < bytes.length; end += 1) {
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return true
  }
  return false
}
