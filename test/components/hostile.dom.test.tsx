import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { FrameControl, VideoResult } from '../../src/components.js'
import { VideoError } from '../../src/core/VideoError.js'
import { generation, input, MODEL, renderRushes, succeeded } from './componentRig.js'

/** Links that a page must neither play, show nor offer. */
const HOSTILE_URLS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:video/mp4;base64,AAAA',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://cdn.example/fox.mp4',
  'http://cdn.example/fox.mp4',
  'http://127.0.0.1.nip.example/fox.mp4',
  'http://localhost.evil.example/fox.mp4',
  'https://user:secret@cdn.example/fox.mp4',
  'https://cdn.example@evil.example/fox.mp4',
  'filesystem:https://cdn.example/temporary/fox.mp4',
  'intent://scan/#Intent;scheme=zxing;end',
  'about:blank',
  'ws://cdn.example/fox.mp4',
  'view-source:https://cdn.example/',
  'https://',
  'https:// bad host/fox.mp4',
]

/** Text that would be markup, were it not text. */
const HOSTILE_TEXTS = [
  '<script>window.hacked = true</script>',
  '<img src=x onerror="window.hacked = true">',
  '<svg/onload=window.hacked=true>',
  '"><iframe srcdoc="<script>parent.hacked=true</script>">',
  '<a href="javascript:window.hacked=true">click</a>',
  '</p></div><style>*{display:none}</style>',
  '<video src=x onerror=window.hacked=true>',
  '{{constructor.constructor("window.hacked=true")()}}',
  '${window.hacked=true}',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.hacked=true>',
  '&lt;script&gt;window.hacked=true&lt;/script&gt;',
  '\u202Egnp.exe <b>x</b>',
]

const anywhere = (container: HTMLElement) =>
  [...container.querySelectorAll('*')].flatMap((element) =>
    ['src', 'href', 'srcset', 'poster', 'action', 'data'].flatMap((name) => element.getAttribute(name) ?? []),
  )

describe('a result whose link is hostile', () => {
  test.each(HOSTILE_URLS)('%j is neither played nor linked', (url) => {
    const { container } = renderRushes(<VideoResult result={succeeded({ resultUrls: [url] })} />)
    expect(container.querySelector('video, a, iframe, embed, object')).toBeNull()
    expect(anywhere(container)).toEqual([])
    expect(screen.getByRole('alert')).toHaveTextContent('The result has no link that is safe to open.')
  })

  test('beside a safe one leaves the safe one', () => {
    const { container } = renderRushes(
      <VideoResult
        result={succeeded({ resultUrls: ['javascript:alert(1)', 'https://cdn.example/fox.mp4'] })}
      />,
    )
    expect(anywhere(container)).toEqual(['https://cdn.example/fox.mp4', 'https://cdn.example/fox.mp4'])
  })
})

describe('a start frame whose address is hostile', () => {
  test.each(HOSTILE_URLS)('%j is not shown as a poster', (startFrame) => {
    const { container } = renderRushes(
      <VideoResult result={generation({ phase: 'processing', input: { ...input, startFrame } })} />,
    )
    expect(anywhere(container)).toEqual([])
  })

  test.each(HOSTILE_URLS)('%j is not shown in its tile', (startFrame) => {
    const { container } = renderRushes(<FrameControl defaultValue={{ startFrame }} />)
    expect(container.querySelector('img')).toBeNull()
  })
})

describe('text from elsewhere stays text', () => {
  const expectText = (container: HTMLElement, text: string) => {
    expect(container.textContent).toContain(text)
    expect(container.querySelector('script, iframe, img, style, math, b, a, video')).toBeNull()
    expect(Object.hasOwn(window, 'hacked')).toBe(false)
  }

  test.each(HOSTILE_TEXTS)('%j as the provider’s words and code', (text) => {
    const failure = {
      reason: 'unknown',
      failCode: text,
      failMsg: text,
      charged: 'no',
      retryable: false,
    } as const
    const { container } = renderRushes(
      <VideoResult
        result={generation({
          phase: 'failed',
          task: { taskId: 't', model: MODEL, state: 'failed', failure },
        })}
      />,
    )
    expectText(container, `Code ${text}`)
    expectText(container, `The provider says: ${text}`)
  })

  test.each(HOSTILE_TEXTS)('%j as a prompt', (prompt) => {
    const { container } = renderRushes(
      <VideoResult result={generation({ phase: 'processing', input: { ...input, prompt } })} />,
    )
    expectText(container, prompt)
  })

  test.each(HOSTILE_TEXTS)('%j as a trace id, a code and a field’s problem', (text) => {
    const error = new VideoError('invalid-input', text, {
      traceId: text,
      providerCode: text,
      fields: { prompt: text },
    })
    const { container } = renderRushes(<VideoResult result={generation({ phase: 'failed', error })} />)
    expectText(container, `Request ${text}`)
    expect(screen.getByRole('alert')).toHaveTextContent('This value is not accepted.')
  })
})
