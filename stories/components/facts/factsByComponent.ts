import { cfgSliderFacts } from './cfgSliderFacts.js'
import type { ComponentFacts } from './ComponentFacts.js'
import { frameControlFacts } from './frameControlFacts.js'
import { promptFormFacts } from './promptFormFacts.js'
import { taskFeedFacts } from './taskFeedFacts.js'
import { taskProgressFacts } from './taskProgressFacts.js'
import { videoResultFacts } from './videoResultFacts.js'
import { videoStudioFacts } from './videoStudioFacts.js'

/** By the name of the component. The two providers render no element. */
export const factsByComponent: Readonly<Record<string, ComponentFacts>> = {
  PromptForm: promptFormFacts,
  FrameControl: frameControlFacts,
  CfgSlider: cfgSliderFacts,
  VideoResult: videoResultFacts,
  TaskProgress: taskProgressFacts,
  TaskFeed: taskFeedFacts,
  VideoStudio: videoStudioFacts,
}
