/** Red, green and blue from 0 to 255, and how much covers: 0 to 1. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number]

let canvas: CanvasRenderingContext2D | null | undefined

/** A colour as the browser paints it, whatever it is written in: `oklch()`, a mixture, a system colour. */
export function pixelOf(color: string): Pixel {
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  })
  if (!canvas) throw new Error('This browser paints nothing.')
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = color
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

/** What is seen where `front` lies on `back`. */
export function over(front: Pixel, back: Pixel): Pixel {
  const mixed = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
  return [mixed(0), mixed(1), mixed(2), 1]
}

/** The contrast of WCAG 2, from 1 to 21. What is translucent in front counts as it is seen on what is behind. */
export function contrastRatio(front: Pixel, back: Pixel): number {
  const [darker = 0, lighter = 0] = [luminance(over(front, back)), luminance(back)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Pixel): number {
  const linear = (channel: number) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
