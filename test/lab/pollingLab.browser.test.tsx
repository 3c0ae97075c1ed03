import { render } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PollingLab } from '../../stories/lab/PollingLab.js'
import type { LabQuestion } from '../../stories/lab/labSettings.js'
import { distributions, PROBE_MS } from '../../stories/lab/labSettings.js'
import { labScenario } from '../../stories/lab/measureLab.js'
import { cost, WARM } from '../bench/polling/measure.js'
import type { MakePolicy } from '../bench/polling/policies.js'
import { documents, ours } from '../bench/polling/policies.js'

/** Enough to draw points, and few enough for a busy machine. */
const FEW_SESSIONS = 2

beforeEach(async () => {
  await page.viewport(1280, 900)
})
afterEach(async () => {
  await page.viewport(1280, 900)
})

/** What the benchmark's simulation gives. */
function simulated(
  make: MakePolicy,
  question: Pick<LabQuestion, 'kind' | 'shape'>,
  sessions: number = FEW_SESSIONS,
) {
  return cost(make, labScenario(question), WARM, sessions)
}

function found(selector: string): Element {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`There is no ${selector}.`)
  return element
}

const centre = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/** What the chart shows at a point's place, read from its axes as a person reads it. */
function drawn(policy: string) {
  const ticks = [...document.querySelectorAll('.lab-grid text')]
  const tick = (text: string) => centre(ticks.find(({ textContent }) => textContent === text)!)
  const { x, y } = centre(found(`.lab-point[data-policy=${policy}] :is(circle, rect)`))
  const lag =
    tick('0 s').y === tick('6 s').y ? NaN : (6 * (tick('0 s').y - y)) / (tick('0 s').y - tick('6 s').y)
  return { requests: 10 ** ((x - tick('1').x) / (tick('10').x - tick('1').x)), lagSeconds: lag }
}

async function expectDrawn(
  policy: string,
  { requests, lagSeconds }: { requests: number; lagSeconds: number },
) {
  await complete()
  // A point glides to its place. A pixel of the chart is about 1 % of requests, and 15 ms.
  await expect.poll(() => Math.abs(drawn(policy).requests / requests - 1)).toBeLessThan(0.02)
  await expect.poll(() => Math.abs(drawn(policy).lagSeconds - lagSeconds)).toBeLessThan(0.04)
  const row = [...found(`.lab-table tr[data-policy=${policy}]`).children].map((cell) => cell.textContent)
  expect(row.slice(1, 3)).toEqual([requests.toFixed(1), `${lagSeconds.toFixed(2)} s`])
}

const lab = () => page.getByRole('article')
const complete = () => expect.element(lab()).toHaveAttribute('data-state', 'complete')
const strip = (policy: string) => found(`.lab-row[data-policy=${policy}]`)

async function openLab(sessions = FEW_SESSIONS) {
  const view = render(
    <StrictMode>
      <PollingLab sessions={sessions} />
    </StrictMode>,
  )
  await complete()
  return view
}

describe('the frontier of the polling lab', () => {
  test('draws our default, the documents’ advice and a peer where the benchmark’s simulation puts them', async () => {
    await openLab()
    const question = { kind: 0, shape: 'lognormal' } as const
    await expectDrawn('ours', simulated(ours(), question))
    await expectDrawn('documents', simulated(documents, question))
    expect(document.querySelectorAll('.lab-point')).toHaveLength(7)
  })

  test('measures anew for another distribution, chosen by the keyboard', async () => {
    await openLab()
    page.getByRole('radio', { name: 'Lognormal' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('radio', { name: 'Uniform' })).toBeChecked()
    await expectDrawn('documents', simulated(documents, { kind: 0, shape: 'uniform' }))
    for (const { label, shape } of distributions.slice(2)) {
      await userEvent.click(page.getByRole('radio', { name: label }))
      await expectDrawn('documents', simulated(documents, { kind: 0, shape }))
    }
  })

  test('measures anew for another model', async () => {
    await openLab()
    await userEvent.selectOptions(
      page.getByRole('combobox', { name: 'Model' }),
      'Kling 2.1, 10 s clip: 90 to 120 s',
    )
    await expectDrawn('documents', simulated(documents, { kind: 3, shape: 'lognormal' }))
    await expectDrawn('ours', simulated(ours(), { kind: 3, shape: 'lognormal' }))
  })

  test('shows our policy at another price beside its default', async () => {
    await openLab()
    const slider = page.getByRole('slider', { name: 'Price of a check' })
    slider.element().focus()
    await userEvent.keyboard('{End}')
    await expect.element(slider).toHaveAttribute('aria-valuetext', '5 seconds of waiting')
    const question = { kind: 0, shape: 'lognormal' } as const
    await expectDrawn('chosen', simulated(ours({ checkPriceSeconds: 5 }), question))
    await expectDrawn('ours', simulated(ours(), question))
  })

  test('measures our policy with the probe, which finds early failures sooner', async () => {
    const sessions = 4 // in fewer, early failures are too few to tell
    await openLab(sessions)
    await userEvent.click(page.getByRole('radio', { name: 'Early failures' }))
    const question = { kind: 0, shape: 'earlyFailures' } as const
    const without = simulated(ours(), question, sessions)
    await expectDrawn('ours', without)
    await userEvent.click(page.getByRole('checkbox', { name: /^Probe/ }))
    const withProbe = simulated(ours({ probeMs: PROBE_MS }), question, sessions)
    expect(withProbe.lagSeconds).toBeLessThan(without.lagSeconds)
    await expectDrawn('ours', withProbe)
  })

  for (const width of [1280, 390]) {
    test(`covers no label with another at ${width} px, and needs no sideways scroll`, async () => {
      await page.viewport(width, 900)
      await openLab()
      for (const { label } of distributions) {
        await userEvent.click(page.getByRole('radio', { name: label }))
        await complete()
        await expect.poll(coveredLabels, { message: label }).toEqual([])
      }
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    })
  }

  test('never makes the page wait while it measures', async () => {
    const { container } = await openLab(12)
    const blocked: number[] = []
    const observer = new PerformanceObserver((list) =>
      blocked.push(...list.getEntries().map(({ duration }) => duration)),
    )
    observer.observe({ type: 'longtask' })
    const heights = new Set([container.scrollHeight])
    await userEvent.selectOptions(
      page.getByRole('combobox', { name: 'Model' }),
      'Kling 2.1, 10 s clip: 90 to 120 s',
    )
    await userEvent.click(page.getByRole('radio', { name: 'Heavy tail' }))
    await expect.element(lab()).toHaveAttribute('data-state', 'measuring')
    const began = performance.now()
    await complete()
    const whole = performance.now() - began
    heights.add(container.scrollHeight)
    observer.disconnect()
    // By the same clock on the same busy machine. Done by the page itself, the measuring would take nearly all of it.
    expect(blocked.reduce((sum, duration) => sum + duration, 0)).toBeLessThan(whole / 2)
    expect(Math.max(0, ...blocked)).toBeLessThan(whole / 4)
    expect([...heights]).toHaveLength(1)
  })
})

function coveredLabels() {
  const labels = [...document.querySelectorAll('.lab-point text')].map((text) => ({
    name: text.textContent,
    box: text.getBoundingClientRect(),
  }))
  const margin = 2
  return labels.flatMap(({ name, box }, index) =>
    labels
      .slice(index + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > margin &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > margin,
      )
      .map((other) => `${name} and ${other.name}`),
  )
}

describe('the timeline of the polling lab', () => {
  const usual = () => page.getByText(/^Task \d+\./)

  test('goes from task to task, learns, and starts over', async () => {
    await openLab()
    await expect
      .element(usual())
      .toHaveTextContent('Task 1. Nothing learned yet: the documents say 30 to 45 s.')
    const first = strip('ours').textContent
    await userEvent.click(page.getByRole('button', { name: 'Next task' }))
    await expect.element(usual()).toHaveTextContent('Task 2. Learned from one task')
    await userEvent.click(page.getByRole('button', { name: '20 more' }))
    await expect.element(usual()).toHaveTextContent('Task 22. Learned from 21 tasks')
    expect(document.querySelectorAll('.lab-remembered')).toHaveLength(21)
    await userEvent.click(page.getByRole('button', { name: 'Start over' }))
    await expect.element(usual()).toHaveTextContent('Task 1.')
    expect(strip('ours').textContent).toBe(first)
  })

  test('lets the task end when a person says so, by the keyboard, for every policy', async () => {
    await openLab()
    const slider = page.getByRole('slider', { name: 'The task ends after' })
    slider.element().focus()
    await userEvent.keyboard('{Home}')
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1.0 seconds')
    expect(strip('documents').textContent).toMatch(/1 check 29\.\d s late$/)
    await userEvent.keyboard('{End}')
    expect(Number(strip('fal').getAttribute('data-checks'))).toBeGreaterThan(60)
  })

  test('our policy comes to know a provider that is twice as slow as documented', async () => {
    await openLab()
    await userEvent.click(page.getByRole('radio', { name: 'Twice as slow' }))
    await expect.element(usual()).toHaveTextContent('Nothing learned yet')
    await complete()
    const unlearned = Number(strip('ours').getAttribute('data-checks'))
    await userEvent.click(page.getByRole('button', { name: '20 more' }))
    await expect.element(usual()).toHaveTextContent(/usually [5-7]\d to [7-9]\d s/)
    expect(Number(strip('ours').getAttribute('data-checks'))).toBeLessThan(unlearned)
  })
})
