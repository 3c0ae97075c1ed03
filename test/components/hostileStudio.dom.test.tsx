import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { VideoStudio } from '../../src/components.js'
import type { Task } from '../../src/core/Task.js'
import { createLedger } from '../../src/ledger/createLedger.js'
import { input, MODEL, renderRushes } from './componentRig.js'

const URLS = [
  'javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'javascript://cdn.example/%0aalert(1)', '\tjavascript:alert(1)',
  'java\rscript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=', 'data:video/mp4,AAAA', 'data:image/svg+xml;utf8,<svg onload=alert(1)>', 'data:,x',
  'blob:https://evil.example/7d3b8f1e', 'blob:null/7d3b8f1e', 'vbscript:msgbox(1)', 'file:///etc/passwd', 'filesystem:https://a.example/x',
  'ftp://a.example/a.mp4', 'http://a.example/a.mp4', '//user:pass@a.example/a.mp4', 'https://user:pass@a.example/a.mp4',
  'https://user@a.example/a.mp4', 'https://', 'https:///', 'https://[::1', 'https://a b/a.mp4',
  'about:blank', 'about:srcdoc', 'view-source:https://a.example/', 'ws://a.example/', 'chrome://settings', 'intent://a#Intent;end',
  'mailto:a@a.example', 'tel:+1',
] as const // prettier-ignore

/** What looks like harm and is the name of a file, of this page's own origin or of another's. */
const NAMES = [
  'java\u0000script:alert(1)', 'jav&#x61;script:alert(1)', 'javascript&colon;alert(1)', 'https://a.example\\@evil.example/a.mp4',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onerror='alert(1)",
] as const // prettier-ignore

const TEXTS = [
  '<script>window.hacked=true</script>', '<img src=x onerror="window.hacked=true">', '"><svg onload=window.hacked=true>',
  '</textarea><iframe srcdoc="<b>x</b>">', '<a href="javascript:1">x</a>', '<style>*{display:none}</style>',
  '<video poster="javascript:1"></video>', '\u202e<b>gnp.exe</b>', '<base href="https://evil.example/">', '<object data="x"></object>',
] as const // prettier-ignore

/** Every attribute that a browser loads or follows. */
const SINKS = [
  'href',
  'xlink:href',
  'src',
  'srcset',
  'poster',
  'action',
  'formaction',
  'data',
  'srcdoc',
  'ping',
]

function sinksOf(container: HTMLElement): string[] {
  return [...container.querySelectorAll('*')].flatMap((element) => {
    const style = element.getAttribute('style') ?? ''
    const found = SINKS.flatMap((name) => element.getAttribute(name) ?? [])
    return style.includes('url(') ? [...found, style] : found
  })
}

/** The whole app over a ledger with such videos in every state. */
async function studio(url: string, text: string) {
  const ledger = createLedger()
  const ref = { model: MODEL } as const
  const failure = {
    reason: 'unknown',
    failCode: text,
    failMsg: text,
    charged: 'no',
    retryable: false,
  } as const
  const tasks: readonly Task[] = [
    { ...ref, taskId: '1', state: 'success', resultUrls: [url, url] },
    { ...ref, taskId: '2', state: 'processing' },
    { ...ref, taskId: '3', state: 'failed', failure },
  ]
  for (const task of tasks) {
    const video = { ...input, prompt: text, negativePrompt: text, startFrame: url, endFrame: url }
    ledger.write({ intentId: task.taskId, createdAt: Date.now(), submission: 'accepted', task, input: video })
  }
  const view = renderRushes(<VideoStudio />, { ledger })
  await act(async () => Promise.resolve())
  expect(view.container.querySelectorAll('article')).toHaveLength(3)
  return view.container
}

test('the vectors are at least 30, and the sinks are looked at', async () => {
  expect(new Set(URLS).size).toBeGreaterThanOrEqual(30)
  const safe = 'https://cdn.example/fox.mp4'
  const found = sinksOf(await studio(safe, 'a fox')).filter((value) => value === safe)
  // The player's source and poster and the download link at the least: what is safe does arrive.
  expect(found.length).toBeGreaterThanOrEqual(3)
})

test.each(URLS)('%j as result and frames reaches no sink', async (url) => {
  expect(sinksOf(await studio(url, 'a fox'))).toEqual([])
})

test.each(NAMES)('%j is whole, and of no other scheme and host, wherever it arrives', async (url) => {
  const found = sinksOf(await studio(url, 'a fox'))
  expect(
    found.filter((each) => !/^(http:\/\/localhost:3000|https:\/\/a\.example)\/[^<>"]*$/.test(each)),
  ).toEqual([])
})

test.each(TEXTS)('%j as prompt and as the provider’s words stays text', async (text) => {
  const container = await studio('https://', text)
  expect(container.textContent).toContain(text)
  expect(
    container.querySelector(
      'script, iframe, object, embed, base, style, b, a[href^="javascript"], img[src="x"]',
    ),
  ).toBeNull()
  expect(
    [...container.querySelectorAll('*')].some((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    ),
  ).toBe(false)
  expect(
    [...container.querySelectorAll('[download]')].map((element) => element.getAttribute('download')),
  ).not.toContain(text)
  expect(Object.hasOwn(window, 'hacked')).toBe(false)
})
