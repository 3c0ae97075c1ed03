import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from '../../stories/theme/ComponentSheet.js'
import { ThemeWorld } from '../../stories/theme/ThemeWorld.js'

/** A strict page: styles from its own files alone, nothing inline, and media as the guide lists them. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' blob: data:; media-src blob:"

test('the kit runs in a page that allows no inline style and no inline script', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'))
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><body></body>`
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve)
  })
  const page = frame.contentDocument!
  const violations: string[] = []
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
    violations.push(`${effectiveDirective} ${blockedURI} ${sample}`)
  })

  const { container, unmount } = render(
    <ThemeWorld>
      <VideoStudio draftKey={null} />
      <ComponentSheet />
    </ThemeWorld>,
    { container: page.body.appendChild(page.createElement('div')), baseElement: page.body },
  )
  await expect.poll(() => container.querySelectorAll('[data-slot=cfg-thumb]').length).toBeGreaterThan(2)
  await expect.poll(() => container.querySelectorAll('video').length).toBeGreaterThan(1)
  await expect
    .poll(() => [...container.querySelectorAll('video')].every(({ readyState }) => readyState >= 1))
    .toBe(true)
  expect(violations).toEqual([])
  expect(container.querySelectorAll('style, script')).toHaveLength(0)
  unmount()

  // The policy is in force: markup with a style of its own is refused.
  page.body.innerHTML = '<p style="color: red">'
  await expect.poll(() => violations.length).toBeGreaterThan(0)
  frame.remove()
})
