export { createBackend } from './backend/createBackend.js'
export { createClock, systemClock } from './core/Clock.js'
export { safeMediaUrl } from './core/safeMediaUrl.js'
export { isSettled } from './core/Task.js'
export { VideoError, videoErrorCodes } from './core/VideoError.js'
export { RushesProvider } from './hooks/RushesProvider.js'
export { useFrames } from './hooks/useFrames.js'
export { useGenerateVideo } from './hooks/useGenerateVideo.js'
export { useGenerateVideos } from './hooks/useGenerateVideos.js'
export { useGeneration } from './hooks/useGeneration.js'
export { useModel, useModels } from './hooks/useModels.js'
export { usePromptForm } from './hooks/usePromptForm.js'
export { useTaskNews } from './hooks/useTaskNews.js'
export { useTasks } from './hooks/useTasks.js'
export { useTaskStatus } from './hooks/useTaskStatus.js'
export { useVideoResult } from './hooks/useVideoResult.js'
export { createLedger } from './ledger/createLedger.js'
export { models } from './models/registry.js'
export { videoInputSchema } from './models/videoInputSchema.js'
export { videoInputWarnings } from './models/videoInputWarnings.js'
export { documentedPolling } from './polling/documentedPolling.js'
export { durationMemory } from './polling/DurationMemory.js'
export { fixedPolling } from './polling/fixedPolling.js'
export { pollingPolicy } from './polling/PollingPolicy.js'

export type { HandlerConnection } from './backend/handlerRequest.js'
export type { Clock } from './core/Clock.js'
export type { KeyValueStore } from './core/KeyValueStore.js'
export type {
  FailedTask,
  FailureReason,
  SucceededTask,
  Task,
  TaskFailure,
  TaskOutcome,
  TaskRef,
  TaskState,
} from './core/Task.js'
export type {
  BackendDescription,
  BackendPowers,
  CreateTaskOptions,
  FindTaskOptions,
  RequestOptions,
  ResultCondition,
  UploadOptions,
  VideoBackend,
} from './core/VideoBackend.js'
export type { VideoErrorCode, VideoErrorDetails } from './core/VideoError.js'
export type { AspectRatio, DurationSeconds, ModelId, Routing, Tier, VideoInput } from './core/VideoInput.js'
export type { CfgScaleRule, ImageRule, TextRule, VideoMode, VideoModel } from './core/VideoModel.js'
export type { VideoDraft } from './hooks/formInput.js'
export type { Frame, FrameSlot, FramesValue } from './hooks/Frame.js'
export type { RushesProviderProps } from './hooks/RushesProvider.js'
export type { TaskContact, TaskStatus, VideoPhase } from './hooks/TaskStatus.js'
export type { Frames, FramesOptions } from './hooks/useFrames.js'
export type { GenerateVideo, GenerateVideoOptions } from './hooks/useGenerateVideo.js'
export type { GenerateVideos, GenerateVideosOptions } from './hooks/useGenerateVideos.js'
export type { Generation, Settling } from './hooks/useGeneration.js'
export type { Models } from './hooks/useModels.js'
export type { PromptFormOptions, PromptFormState } from './hooks/usePromptForm.js'
export type { TaskNewsWords } from './hooks/followTasks.js'
export type { TaskNews, TaskNewsOptions } from './hooks/useTaskNews.js'
export type { Tasks } from './hooks/useTasks.js'
export type { TaskStatusOptions } from './hooks/useTaskStatus.js'
export type { VideoDownload } from './hooks/useDownload.js'
export type { VideoResultSource, VideoResultView } from './hooks/useVideoResult.js'
export type {
  FinishedVideos,
  ResultProblem,
  ResultVideo,
  VideoResultState,
} from './hooks/VideoResultState.js'
export type { BatchVideo } from './hooks/VideoBatch.js'
export type { Ledger, LedgerOptions } from './ledger/createLedger.js'
export type { LedgerStorage } from './ledger/storedRecords.js'
export type { Remember } from './ledger/recordText.js'
export type { TaskRecord } from './ledger/TaskRecord.js'
export type { VideoInputOptions } from './models/videoInputProblems.js'
export type { DocumentedPollingOptions } from './polling/documentedPolling.js'
export type { DurationMemory, DurationStorage } from './polling/DurationMemory.js'
export type { FixedPollingOptions } from './polling/fixedPolling.js'
export type { LearnedDurations } from './polling/LearnedDurations.js'
export type { FinishedTask } from './polling/learnDuration.js'
export type { PollingPolicy, PollingPolicyOptions, PollingState } from './polling/PollingPolicy.js'
