import { VideoError } from '../core/VideoError.js'

/**
 * What a log may know of an error. Its message is left out, since it can quote what must not be there: a header that
 * could not be set quotes the key, a body that could not be parsed quotes the prompt. The stack's frames quote nothing.
 */
export function safeErrorDetails(error: unknown): object {
  if (error instanceof VideoError) {
    const { name, code, status, providerCode, traceId } = error
    return { name, code, status, providerCode, traceId }
  }
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, frames: frames?.slice(0, 10).map((line) => line.trim()) }
}
