import { delay } from '../core/delay.js'

/** A browser may still be reading when the click is over. */
const READING_MS = 40_000

/** Hands a link to the browser as a download, as if it had been clicked. */
export function followDownload(url: string, fileName = ''): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.rel = 'noopener'
  link.click()
}

/** Puts a file among the person's downloads. */
export function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file)
  followDownload(url, fileName)
  void delay(READING_MS).then(() => {
    URL.revokeObjectURL(url)
  })
}
