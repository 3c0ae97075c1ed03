import type { Ref } from 'react'
import { expect, test } from 'vitest'
import * as kit from '../../src/components.js'
import { generation, modelOf, MODEL } from './componentRig.js'
import { describeConformance } from './conformance.js'

const { CfgSlider, FrameControl, PromptForm, TaskFeed, TaskProgress, VideoResult, VideoStudio } = kit
const running = generation({ phase: 'processing' })

describeConformance('CfgSlider', {
  mark: 'cfg-slider',
  tag: 'div',
  element: ({ ref, ...props }) => (
    <CfgSlider {...props} ref={ref as Ref<HTMLDivElement>} rule={modelOf(MODEL).cfgScale} />
  ),
})
describeConformance('FrameControl', {
  mark: 'frame-control',
  tag: 'div',
  element: ({ ref, ...props }) => <FrameControl {...props} ref={ref as Ref<HTMLDivElement>} />,
})
describeConformance('PromptForm', {
  mark: 'prompt-form',
  tag: 'form',
  element: ({ ref, ...props }) => <PromptForm {...props} ref={ref as Ref<HTMLFormElement>} />,
})
describeConformance('TaskFeed', {
  mark: 'task-feed',
  tag: 'section',
  element: (props) => <TaskFeed {...props} />,
})
describeConformance('TaskProgress', {
  mark: 'task-progress',
  tag: 'div',
  element: ({ ref, ...props }) => (
    <TaskProgress {...props} ref={ref as Ref<HTMLDivElement>} result={running} />
  ),
})
describeConformance('VideoResult', {
  mark: 'video-result',
  tag: 'article',
  element: (props) => <VideoResult {...props} result={running} />,
})
describeConformance('VideoStudio', {
  mark: 'video-studio',
  tag: 'div',
  element: ({ ref, ...props }) => <VideoStudio {...props} ref={ref as Ref<HTMLDivElement>} />,
})

test('every component that is exported is held to this', () => {
  const exported = Object.keys(kit).filter((name) => /^[A-Z]/.test(name) && name !== 'TranslationProvider')
  expect(exported.sort()).toEqual([
    'CfgSlider',
    'FrameControl',
    'PromptForm',
    'TaskFeed',
    'TaskProgress',
    'VideoResult',
    'VideoStudio',
  ])
})
