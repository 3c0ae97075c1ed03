import { describe, expect, it } from 'vitest'
import { VideoError, isVideoErrorCode, videoErrorCodes } from '../../src/core/VideoError.js'

describe('VideoError', () => {
  it('is an error with a name, a code and what the code says about trying again', () => {
    const error = new VideoError('rate-limited', 'Too many', { retryAfterMs: 0, status: 429 })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'VideoError',
      code: 'rate-limited',
      message: 'Too many',
      retryable: true,
      retryAfterMs: 0,
      status: 429,
    })
  })

  it('has nothing of what is not known, not even as undefined', () => {
    const error = new VideoError('network', 'No connection', { status: undefined })
    expect(Object.keys(error).sort()).toEqual(['code', 'name', 'retryable'])
  })

  it('keeps its cause', () => {
    const cause = new TypeError('fetch failed')
    expect(new VideoError('network', '', { cause }).cause).toBe(cause)
  })

  it('an uncertain create is never retryable', () => {
    expect(videoErrorCodes.uncertain).toEqual({ retryable: false, status: 202 })
  })

  it('knows its codes from a wire, and no name of Object', () => {
    const texts = ['uncertain', 'invalid-input', 'toString', '__proto__', '']
    expect(texts.map(isVideoErrorCode)).toEqual([true, true, false, false, false])
  })
})
