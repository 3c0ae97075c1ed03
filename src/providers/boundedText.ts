/**
 * The longest answer or callback that is read, in bytes. Real ones have a few hundred; whatever is longer than this is
 * no answer to one of our questions, and must not fill the memory.
 */
const MAX_BODY_BYTES = 1024 * 1024

/**
 * A body as text, or `undefined` where it is longer than `maxBytes`: then the rest is not read at all.
 * Bytes that are not UTF-8 become U+FFFD. Rejects where the body breaks off.
 */
export async function boundedText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number = MAX_BODY_BYTES,
): Promise<string | undefined> {
  if (body === null) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      // Nobody waits for the far end to agree, and its refusal says nothing new.
      reader.cancel().catch(() => undefined)
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
