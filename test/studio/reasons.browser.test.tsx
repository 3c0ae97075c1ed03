import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { en } from '../../src/messages.js'
import { models, type FailureReason } from '../../src/index.js'
import type { ScenarioName } from '../../src/mocks.js'
import { needsFrame } from '../../src/models/modelMode.js'
import { steer, uniquePrompt } from './playground.js'
import { addFrame, card, chooseModel, expectPhase, generate, openStudio, prompt } from './studioRig.js'

const TURBO = 'apixo/kling-2-5-turbo-pro'
const KIE_IMAGE = 'kie/kling-v2-5-turbo-image-to-video-pro'
const KIE_TEXT = 'kie/kling-v2-5-turbo-text-to-video-pro'
const CHANJING = 'chanjing/kling-v2-5-turbo-normal'

interface Failure {
  model: string
  scenario: ScenarioName
  step: string
  /** What the provider says, and its code, as far as it gives them. */
  words?: string
  code?: string
}

const edit = en['failure.step.edit']
const frame = en['failure.step.frame']
const again = en['result.again']

/** One failure of each reason, by turns in the words of each upstream. */
const failures: Readonly<Record<FailureReason, Failure>> = {
  'content-violation': {
    model: CHANJING,
    scenario: 'fail:chanjing-content',
    step: edit,
    words: '提示词包含违规内容',
  },
  'prompt-rejected': {
    model: TURBO,
    scenario: 'fail:PROMPT_TOO_LONG',
    step: edit,
    words: 'Prompt exceeds the maximum length',
    code: 'PROMPT_TOO_LONG',
  },
  'image-unreachable': {
    model: KIE_IMAGE,
    scenario: 'fail:kie-400-image',
    step: frame,
    words: 'Image fetch failed.',
    code: '400',
  },
  'image-rejected': {
    model: TURBO,
    scenario: 'fail:UNSUPPORTED_FORMAT',
    step: frame,
    words: 'Image format is not supported',
    code: 'UNSUPPORTED_FORMAT',
  },
  'insufficient-credits': {
    model: CHANJING,
    scenario: 'fail:chanjing-money',
    step: again,
    words: '蝉豆余额不足，请充值',
  },
  'provider-busy': {
    model: TURBO,
    scenario: 'fail:MODEL_UNAVAILABLE',
    step: again,
    words: 'Model is temporarily unavailable',
    code: 'MODEL_UNAVAILABLE',
  },
  'timed-out': {
    model: TURBO,
    scenario: 'fail:PROCESSING_TIMEOUT',
    step: again,
    words: 'Processing took too long',
    code: 'PROCESSING_TIMEOUT',
  },
  'generation-failed': {
    model: KIE_TEXT,
    scenario: 'fail:kie-500',
    step: again,
    words: 'Internal Error, Please try again later.',
    code: '500',
  },
  'no-result': { model: KIE_TEXT, scenario: 'result-empty', step: again },
  unknown: {
    model: KIE_TEXT,
    scenario: 'fail:kie-999',
    step: again,
    words: 'A number that no document names',
    code: '999',
  },
}

for (const [reason, failure] of Object.entries(failures) as [FailureReason, Failure][]) {
  test(`${reason}: @${failure.scenario} at ${failure.model} ends in its card`, async () => {
    await openStudio()
    const model = models.find(({ id }) => id === failure.model)
    if (!model) throw new Error(`There is no ${failure.model}.`)
    await userEvent.type(prompt(), uniquePrompt(`a quiet street @${failure.scenario}`))
    await chooseModel(model.id)
    if (needsFrame(model)) await addFrame('start', 'file')
    await userEvent.click(generate())
    await expectPhase('pending')
    await steer({ advanceMs: 300_000 })
    await expectPhase('failed')

    const alert = card().getByRole('alert')
    await expect.element(alert).toHaveTextContent(en[`failure.${reason}.title`])
    await expect.element(alert).toHaveTextContent(en[`failure.${reason}.next`])
    // A task that is said to have succeeded is none of which the provider says what a failed one costs.
    const charged = reason === 'no-result' ? 'unknown' : model.failedTasksCharged
    await expect.element(alert).toHaveTextContent(en[`charged.${charged}`])
    await expect.element(alert.getByRole('button').first()).toHaveTextContent(failure.step)

    const details = alert.getByText(en['result.details'], { exact: true })
    await userEvent.click(details)
    // Its id is there whatever the provider says.
    await expect.element(alert.getByText(/^Task /)).toBeVisible()
    if (failure.words === undefined) return
    await expect.element(alert.getByText(failure.words, { exact: true })).toBeVisible()
    if (failure.code !== undefined)
      await expect.element(alert.getByText(`Code ${failure.code}`)).toBeVisible()
    else expect(alert.getByText(/^Code/).elements()).toEqual([])
  })
}
