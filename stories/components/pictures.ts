import endFrameSource from './endFrame.svg?no-inline'
import startFrameSource from './startFrame.svg?no-inline'

/** Two pictures of this page: whole URLs, as a person would give them. */
export const startFrameUrl = new URL(startFrameSource, location.href).href
export const endFrameUrl = new URL(endFrameSource, location.href).href

/** A real PNG of that size, as a file chosen from a disk. */
export const pngFile = (name: string, width: number, height: number) =>
  imageFile(name, 'image/png', width, height)

/** A real WebP of that size. */
export const webpFile = (name: string, width: number, height: number) =>
  imageFile(name, 'image/webp', width, height)

async function imageFile(name: string, type: string, width: number, height: number): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')!
  context.fillStyle = 'teal'
  context.fillRect(0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type)
  })
  return new File([blob!], name, { type })
}
