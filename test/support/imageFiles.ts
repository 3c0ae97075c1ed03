import { expect } from 'vitest'

/** A real image, drawn in the page and encoded by it. Its colour tells one from another. */
export async function imageFile(
  name: string,
  { type = 'image/png', width = 800, height = 450, color = '#2b6' } = {},
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on.')
  context.fillStyle = color
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'white'
  context.fillRect(width / 4, height / 4, width / 8, height / 8)
  return new File([await canvas.convertToBlob({ type })], name, { type })
}

/** Drags a file over the tile, as from the desktop, until the tile shows that it has noticed. */
export async function dragOver(target: Element, file: File): Promise<void> {
  for (const type of ['dragenter', 'dragover']) dispatchDrag(type, target, file)
  await expect.poll(() => target.hasAttribute('data-dragging')).toBe(true)
}

/** Drags a file over the tile and lets it go there. */
export async function drop(target: Element, file: File): Promise<void> {
  await dragOver(target, file)
  dispatchDrag('drop', target, file)
}

function dispatchDrag(type: string, target: Element, file: File): void {
  target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carrying(file) }))
}

/** Pastes a file into the element, as Ctrl+V does after an image was copied. */
export function paste(target: Element, file: File): void {
  target.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carrying(file) }),
  )
}

function carrying(file: File): DataTransfer {
  const transfer = new DataTransfer()
  transfer.items.add(file)
  return transfer
}
