import { describe, expect, it } from 'vitest'
import { isLoopback, safeMediaUrl } from '../../src/core/safeMediaUrl.js'

const hostile = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'javascript&colon;alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:video/mp4;base64,AAAA',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'file:///etc/passwd',
  'filesystem:https://example.com/temporary/x',
  'view-source:https://example.com/',
  'about:blank',
  'about:srcdoc',
  'ftp://example.com/video.mp4',
  'ws://example.com/',
  'wss://example.com/',
  'mailto:a@example.com',
  'intent://example.com#Intent;scheme=https;end',
  'chrome://settings',
  'ms-appx:///x',
  'http://example.com/video.mp4',
  'HTTP://EXAMPLE.COM/video.mp4',
  'http://localhost/video.mp4',
  'http://127.0.0.1/video.mp4',
  'http://[::1]/video.mp4',
  'http://169.254.169.254/latest/meta-data',
  'https://user:password@example.com/video.mp4',
  'https://user@example.com/video.mp4',
  'https://example.com@evil.example/video.mp4',
  'https://:password@example.com/video.mp4',
  'https://',
  'https:// example.com/',
  'https://exa mple.com/',
  'https://[::1',
  'https://example.com:99999/',
  '//example.com/video.mp4',
  '/video.mp4',
  'video.mp4',
  '',
  ' ',
  '<script>alert(1)</script>',
  'https',
]

describe('safeMediaUrl', () => {
  it.each(hostile)('does not let through %j', (url) => {
    expect(safeMediaUrl(url)).toBeUndefined()
  })

  it.each([
    ['https://r2.apixo.ai/video.mp4', 'https://r2.apixo.ai/video.mp4'],
    ['HTTPS://R2.APIXO.AI/Video.mp4', 'https://r2.apixo.ai/Video.mp4'],
    ['https://example.com/a b.mp4?x=1&y=2#t=3', 'https://example.com/a%20b.mp4?x=1&y=2#t=3'],
    ['https://example.com:8443/v', 'https://example.com:8443/v'],
    ['https://例え.jp/v', 'https://xn--r8jz45g.jp/v'],
    ['https://[2001:db8::1]/v', 'https://[2001:db8::1]/v'],
    ['blob:https://app.example/0f-1', 'blob:https://app.example/0f-1'],
  ])('lets through %s', (url, href) => {
    expect(safeMediaUrl(url)).toBe(href)
  })

  it('lets through what comes from the page itself, over http too', () => {
    const baseUrl = 'http://localhost:6006/page'
    expect(safeMediaUrl('/api/video/tasks/1/video', { baseUrl })).toBe(
      'http://localhost:6006/api/video/tasks/1/video',
    )
    expect(safeMediaUrl('http://localhost:6006/v', { baseUrl })).toBe('http://localhost:6006/v')
  })

  it.each([
    'http://localhost:6007/v',
    'http://evil.example/v',
    '//evil.example/v',
    '/\\evil.example/v',
    'javascript:alert(1)',
    'data:video/mp4,x',
    'http://user@localhost:6006/v',
  ])('beside a page of http it still does not let through %s', (url) => {
    expect(safeMediaUrl(url, { baseUrl: 'http://localhost:6006/page' })).toBeUndefined()
  })

  it('takes nothing from a base that is none', () => {
    expect(safeMediaUrl('/v', { baseUrl: 'nowhere' })).toBeUndefined()
    expect(safeMediaUrl('http://a.example/v', { baseUrl: 'about:blank' })).toBeUndefined()
  })

  it.each(['http://localhost:3000/v', 'http://127.0.0.1/v', 'http://127.1/v', 'http://[::1]:80/v'])(
    'with allowLoopback it lets through %s',
    (url) => {
      expect(safeMediaUrl(url, { allowLoopback: true })).toBe(new URL(url).href)
    },
  )

  it.each([
    'http://127.0.0.1.evil.example/v',
    'http://localhost.evil.example/v',
    'http://evil.example/localhost',
    'http://10.0.0.1/v',
    'http://0.0.0.0/v',
    'http://me@localhost/v',
    'ftp://localhost/v',
  ])('with allowLoopback it still does not let through %s', (url) => {
    expect(safeMediaUrl(url, { allowLoopback: true })).toBeUndefined()
  })

  it('knows this machine by its usual names', () => {
    const names = [
      'http://localhost',
      'http://127.8.9.1',
      'http://[::1]',
      'http://10.0.0.1',
      'http://a.localhost.b',
    ]
    expect(names.map((name) => isLoopback(new URL(name)))).toEqual([true, true, true, false, false])
  })
})

describe('an object URL', () => {
  const own = 'blob:https://app.example/7d3b8f1e'
  it.each([
    [own, 'https://app.example/studio', own],
    ['blob:https://evil.example/7d3b8f1e', 'https://app.example/studio', undefined],
    ['blob:null/7d3b8f1e', 'https://app.example/studio', undefined],
    [own, undefined, own],
  ])('%s on the page %s is %s', (url, baseUrl, safe) => {
    expect(safeMediaUrl(url, { baseUrl })).toBe(safe)
  })
})
