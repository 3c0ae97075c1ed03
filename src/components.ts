export { CfgSlider } from './components/CfgSlider/CfgSlider.js'
export { FrameControl } from './components/FrameControl/FrameControl.js'
export { PromptForm } from './components/PromptForm/PromptForm.js'
export { TaskFeed } from './components/TaskFeed/TaskFeed.js'
export { TaskProgress } from './components/TaskProgress/TaskProgress.js'
export { TranslationProvider } from './components/Translation/TranslationProvider.js'
export { VideoResult } from './components/VideoResult/VideoResult.js'
export { VideoStudio } from './components/VideoStudio/VideoStudio.js'

export type { CfgSliderProps } from './components/CfgSlider/CfgSlider.js'
export type { FrameControlProps } from './components/FrameControl/FrameControl.js'
export type { PromptFormProps } from './components/PromptForm/PromptForm.js'
export type { TaskFeedProps } from './components/TaskFeed/TaskFeed.js'
export type { TaskProgressProps } from './components/TaskProgress/TaskProgress.js'
export type {
  TranslationProps,
  TranslationProviderProps,
} from './components/Translation/TranslationProvider.js'
export type { VideoResultProps } from './components/VideoResult/VideoResult.js'
export type { VideoStudioProps } from './components/VideoStudio/VideoStudio.js'
export type {
  Message,
  MessageKey,
  Messages,
  MessageValues,
  Plural,
  PluralForms,
} from './messages/Messages.js'
