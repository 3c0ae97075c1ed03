/** Uploaded files, in memory, by the URL at which they are to be found. */
export class FileShelf {
  readonly #files = new Map<string, { bytes: ArrayBuffer; type: string }>()

  /** A second file of the same URL takes the place of the first. */
  keep(url: string, bytes: ArrayBuffer, type: string): void {
    this.#files.set(url, { bytes, type })
  }

  answer(url: string): Response | undefined {
    const file = this.#files.get(url)
    return (
      file &&
      new Response(file.bytes, {
        headers: { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' },
      })
    )
  }

  clear(): void {
    this.#files.clear()
  }
}
