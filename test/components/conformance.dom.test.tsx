import type { Ref } from 'react'
import { expect, test } from 'vitest'
import * as kit from '../../src/components.js'
import { generation, modelOf, MODEL } from './componentRig.js'
import { describeConformance, type Conformance } from './conformance.js'

const { CfgSlider, FrameControl, PromptForm, TaskFeed, TaskProgress, VideoResult, VideoStudio } = kit
const running = generation({ phase: 'processing' })

/** What is exported and has an element of its own. */
const components: Readonly<Record<string, Conformance>> = {
  CfgSlider: {
    mark: 'cfg-slider',
    tag: 'div',
    element: ({ ref, ...props }) => (
      <CfgSlider {...props} ref={ref as Ref<HTMLDivElement>} rule={modelOf(MODEL).cfgScale} />
    ),
  },
  FrameControl: {
    mark: 'frame-control',
    tag: 'div',
    element: ({ ref, ...props }) => <FrameControl {...props} ref={ref as Ref<HTMLDivElement>} />,
  },
  PromptForm: {
    mark: 'prompt-form',
    tag: 'form',
    element: ({ ref, ...props }) => <PromptForm {...props} ref={ref as Ref<HTMLFormElement>} />,
  },
  TaskFeed: {
    mark: 'task-feed',
    tag: 'section',
    element: (props) => <TaskFeed {...props} />,
  },
  TaskProgress: {
    mark: 'task-progress',
    tag: 'div',
    element: ({ ref, ...props }) => (
      <TaskProgress {...props} ref={ref as Ref<HTMLDivElement>} result={running} />
    ),
  },
  VideoResult: {
    mark: 'video-result',
    tag: 'article',
    element: (props) => <VideoResult {...props} result={running} />,
  },
  VideoStudio: {
    mark: 'video-studio',
    tag: 'div',
    element: ({ ref, ...props }) => <VideoStudio {...props} ref={ref as Ref<HTMLDivElement>} />,
  },
}

/** What is exported and renders nothing of its own. */
const withoutElement = ['TranslationProvider']

for (const [name, conformance] of Object.entries(components)) describeConformance(name, conformance)

test('every component that is exported is held to this', () => {
  const exported = Object.keys(kit).filter((name) => /^[A-Z]/.test(name))
  expect(exported.sort()).toEqual([...Object.keys(components), ...withoutElement].sort())
})
