import { animatedPng, gif, jpeg, padded, png, text, webp } from './imageBytes.js'

/** What must become of a file: the type that it is taken as, or the status and the message key of the refusal. */
type Verdict = 'image/jpeg' | 'image/png' | 'image/webp' | `${413 | 415 | 422} image.${string}`

interface CorpusFile {
  what: string
  bytes: Uint8Array<ArrayBuffer>
  verdict: Verdict
  /** What its sender calls it. Default: an innocent name. */
  name?: string
}

const MIB = 1024 * 1024
const TYPE = '415 image.type'
const DAMAGED = '422 image.unreadable'
const SIDE = '422 image.side'
const RATIO = '422 image.ratio'

const bytes = (...parts: (readonly number[] | Uint8Array | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? text(part) : part)]))
const big = (value: number, length: number) =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256)
const little = (value: number, length: number) => big(value, length).reverse()

/** A chunk behind the head of a PNG, with a checksum that nobody checks. */
const pngWith = (image: Uint8Array, kind: string, content: string) =>
  bytes(image.slice(0, 33), big(content.length, 4), kind, content, big(0, 4), image.slice(33))

/** A segment behind the signature of a JPEG, as EXIF and comments are. */
const jpegWith = (image: Uint8Array, marker: number, content: Uint8Array) =>
  bytes(image.slice(0, 2), [0xff, marker], big(content.length + 2, 2), content, image.slice(2))

/** EXIF that turns the picture; 6 is a phone held upright. */
const exif = (orientation: number) =>
  bytes('Exif\0\0MM', [0, 42], big(8, 4), big(1, 2), big(0x0112, 2), big(3, 2), big(1, 4), big(orientation, 2), big(0, 2), big(0, 4)) // prettier-ignore

const riff = (content: Uint8Array) => bytes('RIFF', little(content.length + 4, 4), 'WEBP', content)
const lossyWebp = (width: number, height: number) =>
  riff(bytes('VP8 ', little(10, 4), [0x30, 1, 0, 0x9d, 1, 0x2a], little(width, 2), little(height, 2)))
const losslessWebp = (width: number, height: number) =>
  riff(bytes('VP8L', little(5, 4), [0x2f], little((width - 1) | ((height - 1) << 14), 4), [0]))
const animatedWebp = (width: number, height: number) => {
  const moving = webp(width, height)
  moving[20] = 0x02
  return moving
}

const progressive = (width: number, height: number) => {
  const image = jpeg(width, height)
  image[image.indexOf(0xc0)] = 0xc2
  return image
}

const box = (brand: string, ...compatible: string[]) =>
  bytes(big(16 + 4 * compatible.length, 4), 'ftyp', brand, big(0, 4), ...compatible)

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const html = '<!doctype html><script>alert(1)</script>'
const zip = bytes('PK', [3, 4, 20, 0, 0, 0, 0, 0], 'evil.exe')
const jpegHead = jpeg(640, 480)
const whole = png(640, 480)

const good: CorpusFile[] = [
  { what: 'a JPEG', bytes: jpeg(1920, 1080), verdict: 'image/jpeg' },
  { what: 'a progressive JPEG', bytes: progressive(800, 600), verdict: 'image/jpeg' },
  { what: 'a JPEG that a phone turned', bytes: jpegWith(jpeg(1080, 810), 0xe1, exif(6)), verdict: 'image/jpeg' },
  { what: 'a turned JPEG at the edge of the ratio', bytes: jpegWith(jpeg(1000, 400), 0xe1, exif(8)), verdict: 'image/jpeg' },
  { what: 'a JPEG with a mirrored turn', bytes: jpegWith(jpeg(640, 480), 0xe1, exif(5)), verdict: 'image/jpeg' },
  { what: 'a JPEG with a preview that ends before it', bytes: jpegWith(jpeg(640, 480), 0xe1, bytes(exif(1), [0xff, 0xd8, 0xff, 0xd9])), verdict: 'image/jpeg' },
  { what: 'a JPEG with a comment that is a script', bytes: jpegWith(jpeg(640, 480), 0xfe, text(html)), verdict: 'image/jpeg' },
  { what: 'a PNG', bytes: png(300, 300), verdict: 'image/png' },
  { what: 'a PNG with text in it', bytes: pngWith(whole, 'tEXt', 'Comment\0a fox'), verdict: 'image/png' },
  { what: 'a PNG with HTML in it', bytes: pngWith(whole, 'tEXt', html), verdict: 'image/png' },
  { what: 'a WebP', bytes: webp(1000, 400), verdict: 'image/webp' },
  { what: 'a lossy WebP', bytes: lossyWebp(640, 480), verdict: 'image/webp' },
  { what: 'a lossless WebP', bytes: losslessWebp(640, 480), verdict: 'image/webp' },
  { what: 'the widest ratio', bytes: png(1000, 400), verdict: 'image/png' },
  { what: 'the tallest ratio', bytes: jpeg(400, 1000), verdict: 'image/jpeg' },
  { what: 'the shortest side', bytes: webp(300, 700), verdict: 'image/webp' },
  { what: '50 megapixels', bytes: webp(10_000, 5_000), verdict: 'image/webp' },
  { what: '10 MiB less a byte', bytes: padded(whole, 10 * MIB - 1), verdict: 'image/png' },
  { what: '10 MiB', bytes: padded(jpegHead, 10 * MIB), verdict: 'image/jpeg' },
  // They are images by what they begin with, go out as nothing else, and under a name of ours.
  { what: 'a JPEG that is an archive too', bytes: bytes(jpeg(640, 480), zip), verdict: 'image/jpeg', name: 'evil.zip' },
  { what: 'a PNG that is a page too', bytes: bytes(whole, html), verdict: 'image/png', name: 'evil.html' },
  { what: 'a JPEG that is PHP too', bytes: bytes(jpeg(640, 480), '<?php system($_GET[0]); ?>'), verdict: 'image/jpeg', name: 'evil.php' },
] // prettier-ignore

const names = [
  '../../etc/passwd', '..\\..\\windows\\system32\\a.png', 'C:\\a.png', '/etc/cron.d/a', 'a.png\0.exe', '\u202egnp.exe',
  'a\r\nSet-Cookie: x=1', '"; filename="b.exe', 'con.png', '.htaccess', 'a'.repeat(300), '%2e%2e%2fa.png', '猫.png', ' ',
] // prettier-ignore

const badTypes: CorpusFile[] = [
  { what: 'an SVG', bytes: text(svg), verdict: TYPE, name: 'a.svg' },
  { what: 'an SVG called PNG', bytes: text(`<?xml version="1.0"?>${svg}`), verdict: TYPE, name: 'a.png' },
  { what: 'an SVG behind a byte order mark', bytes: bytes([0xef, 0xbb, 0xbf], svg), verdict: TYPE },
  { what: 'HTML called PNG', bytes: text(html), verdict: TYPE, name: 'a.png' },
  { what: 'HTML behind a piece of a PNG', bytes: bytes([0x89], 'PNG', html), verdict: TYPE },
  { what: 'a GIF', bytes: gif(640, 480), verdict: TYPE },
  { what: 'a GIF that is a script too', bytes: text('GIF89a/*\0\0*/=1;alert(1)'), verdict: TYPE },
  { what: 'a PNG that moves', bytes: animatedPng(640, 480), verdict: TYPE },
  { what: 'a WebP that moves', bytes: animatedWebp(640, 480), verdict: TYPE },
  { what: 'a HEIC', bytes: box('heic', 'mif1', 'heic'), verdict: TYPE },
  { what: 'an AVIF', bytes: box('avif', 'mif1', 'avif'), verdict: TYPE },
  { what: 'a video', bytes: box('isom', 'mp42'), verdict: TYPE },
  { what: 'a TIFF', bytes: bytes('II', [42, 0, 8, 0, 0, 0, 0, 0]), verdict: TYPE },
  { what: 'a BMP', bytes: bytes('BM', little(54, 4), big(0, 4), little(54, 4), little(40, 4)), verdict: TYPE },
  { what: 'an icon', bytes: bytes([0, 0, 1, 0, 1, 0, 16, 16]), verdict: TYPE },
  { what: 'a PDF', bytes: text('%PDF-1.7'), verdict: TYPE },
  { what: 'a PDF that has a JPEG in it', bytes: bytes('%PDF-1.7\n', jpegHead), verdict: TYPE },
  { what: 'an archive', bytes: zip, verdict: TYPE },
  { what: 'a program', bytes: bytes([0x7f], 'ELF', new Uint8Array(60)), verdict: TYPE },
  { what: 'a PostScript', bytes: text('%!PS-Adobe-3.0'), verdict: TYPE },
  { what: 'a script for ImageMagick', bytes: text('push graphic-context\nfill "url(https://evil.test/)"'), verdict: TYPE },
  { what: 'JSON', bytes: text('{"url":"http://169.254.169.254/"}'), verdict: TYPE },
  { what: 'random bytes', bytes: Uint8Array.from({ length: 999 }, (_, index) => (index * 7919) % 251), verdict: TYPE },
  { what: 'zeros', bytes: new Uint8Array(4096), verdict: TYPE },
  { what: 'one byte', bytes: Uint8Array.of(0xff), verdict: TYPE },
  { what: 'the first seven bytes of a PNG', bytes: whole.slice(0, 7), verdict: TYPE },
  { what: 'a sound in the container of a WebP', bytes: bytes('RIFF', little(36, 4), 'WAVEfmt ', new Uint8Array(24)), verdict: TYPE },
] // prettier-ignore

const damaged: CorpusFile[] = [
  { what: 'no byte', bytes: new Uint8Array(0), verdict: DAMAGED },
  { what: 'a PNG cut in its head', bytes: whole.slice(0, 30), verdict: DAMAGED },
  { what: 'a PNG cut before its end', bytes: whole.slice(0, whole.length - 12), verdict: DAMAGED },
  { what: 'a PNG whose chunk is longer than the file', bytes: bytes(whole.slice(0, 33), big(0x7fff_ffff, 4), 'IDAT', new Uint8Array(99)), verdict: DAMAGED },
  { what: 'a JPEG cut in its head', bytes: jpegHead.slice(0, 24), verdict: DAMAGED },
  { what: 'a JPEG cut before its end', bytes: jpegHead.slice(0, jpegHead.length - 2), verdict: DAMAGED },
  { what: 'a JPEG cut behind its preview', bytes: jpegWith(jpegHead, 0xe1, bytes(exif(1), [0xff, 0xd8, 0xff, 0xd9])).slice(0, -2), verdict: DAMAGED },
  { what: 'a JPEG that ends before its picture', bytes: bytes(jpegHead.slice(0, 39), [0xff, 0xd9]), verdict: DAMAGED },
  { what: 'a WebP cut in its head', bytes: webp(640, 480).slice(0, 16), verdict: DAMAGED },
  { what: 'a WebP cut before its end', bytes: lossyWebp(640, 480).slice(0, -1), verdict: DAMAGED },
  { what: 'a PNG without a width', bytes: png(0, 480), verdict: DAMAGED },
  { what: 'a PNG without a height', bytes: png(480, 0), verdict: DAMAGED },
] // prettier-ignore

const badSizes: CorpusFile[] = [
  { what: 'a pixel', bytes: png(1, 1), verdict: SIDE },
  { what: 'a side of 299 pixels', bytes: png(299, 640), verdict: SIDE },
  { what: '65,535 × 65,535 pixels in a PNG', bytes: png(65_535, 65_535), verdict: SIDE },
  { what: '65,535 × 65,535 pixels in a JPEG', bytes: jpeg(65_535, 65_535), verdict: SIDE },
  { what: '16,384 × 16,384 pixels in a lossless WebP', bytes: losslessWebp(16_384, 16_384), verdict: SIDE },
  { what: 'four milliards of pixels a side', bytes: png(0x7fff_ffff, 0x7fff_ffff), verdict: SIDE },
  { what: '50 megapixels and a row', bytes: webp(10_000, 5_001), verdict: SIDE },
  { what: 'a pixel too wide', bytes: png(1001, 400), verdict: RATIO },
  { what: 'a pixel too tall', bytes: jpeg(400, 1001), verdict: RATIO },
  { what: 'a banner', bytes: webp(4000, 300), verdict: RATIO },
  { what: '10 MiB and a byte', bytes: padded(whole, 10 * MIB + 1), verdict: '413 image.bytes' },
] // prettier-ignore

/** Files as they come and as they are thrown at a server, made byte by byte. */
export const imageCorpus: readonly CorpusFile[] = [
  ...good,
  ...names.map((name): CorpusFile => ({ what: `the name ${JSON.stringify(name.slice(0, 40))}`, bytes: whole, verdict: 'image/png', name })), // prettier-ignore
  ...badTypes,
  ...damaged,
  ...badSizes,
]
