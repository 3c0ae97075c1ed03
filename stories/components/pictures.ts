import endFrameSource from './endFrame.svg?no-inline'
import startFrameSource from './startFrame.svg?no-inline'

/** Two pictures of this page: whole URLs, as a person would give them. */
export const startFrameUrl = new URL(startFrameSource, location.href).href
export const endFrameUrl = new URL(endFrameSource, location.href).href

/** A real PNG of that size, as a file chosen from a disk. */
export async function pngFile(name: string, width: number, height: number): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')!
  context.fillStyle = 'teal'
  context.fillRect(0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  return new File([blob!], name, { type: 'image/png' })
}
