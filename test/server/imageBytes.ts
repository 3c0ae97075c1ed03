/** Images made by their bytes: heads that say a type and a size, which is all that a check without decoding reads. */

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a],
    ...[...big(13, 4), ...ascii('IHDR'), ...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0, ...big(0, 4)],
    ...[...big(0, 4), ...ascii('IDAT'), ...big(0x35af061e, 4)],
    ...[...big(0, 4), ...ascii('IEND'), ...big(0xae426082, 4)],
  ])
}

/** A PNG that moves: another type, though it begins like one. */
export function animatedPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const still = [...png(width, height)]
  const control = [...big(8, 4), ...ascii('acTL'), ...big(2, 4), ...big(0, 4), ...big(0, 4)]
  return Uint8Array.from([...still.slice(0, 33), ...control, ...still.slice(33)])
}

export function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xe0, ...big(16, 2), ...ascii('JFIF\0'), 1, 1, 0, ...big(1, 2), ...big(1, 2), 0, 0],
    ...[
      0xff,
      0xc0,
      ...big(17, 2),
      8,
      ...big(height, 2),
      ...big(width, 2),
      3,
      1,
      0x22,
      0,
      2,
      0x11,
      1,
      3,
      0x11,
      1,
    ],
    ...[0xff, 0xda, ...big(12, 2), 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3f, 0],
    ...[0xff, 0xd9],
  ])
}

/** The extended form, which is the one that states its canvas. */
export function webp(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chunk = [
    ...ascii('VP8X'),
    ...little(10, 4),
    0,
    0,
    0,
    0,
    ...little(width - 1, 3),
    ...little(height - 1, 3),
  ]
  return Uint8Array.from([...ascii('RIFF'), ...little(4 + chunk.length, 4), ...ascii('WEBP'), ...chunk])
}

export function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...ascii('GIF89a'), ...little(width, 2), ...little(height, 2), 0, 0, 0, 0x3b])
}

export function text(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content)
}

/** The same image, made longer by bytes that no reader looks at. */
export function padded(image: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  bytes.set(image)
  return bytes
}
