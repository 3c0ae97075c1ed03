import { setupServer } from 'msw/node'
import { createClient } from 'redis'
import type { CfgScaleRule, GenerateVideo, Task, VideoBackend, VideoInput } from 'rushes'
import {
  createBackend,
  isSettled,
  models,
  RushesProvider,
  useGenerateVideo,
  useTasks,
  VideoError,
} from 'rushes'
import type { VideoStudioProps } from 'rushes/components'
import {
  CfgSlider,
  FrameControl,
  PromptForm,
  TaskFeed,
  TranslationProvider,
  VideoStudio,
} from 'rushes/components'
import type { Messages } from 'rushes/messages'
import { en, messagesFor, pl, zhCN } from 'rushes/messages'
import type { ScenarioName } from 'rushes/mocks'
import { createVideoMocks, providerMocks } from 'rushes/mocks'
import type { VideoProvider } from 'rushes/providers'
import { apixo, chanjing, kie } from 'rushes/providers'
import { redisStore } from 'rushes/redis'
import type { VideoHandlerOptions } from 'rushes/server'
import { createVideoHandler, memoryStore } from 'rushes/server'
import 'rushes/styles.css'

/** Nothing that is `any` passes for what it should be. */
type Is<Actual, Wanted> =
  (<T>() => T extends Actual ? 1 : 2) extends <T>() => T extends Wanted ? 1 : 2 ? true : false
function holds<_Fact extends true>() {}

const backend: VideoBackend = createBackend({ url: '/api/video' })
const input: VideoInput = { model: 'apixo/kling-2-5-turbo-pro', prompt: 'a fox', cfgScale: 0.5 }
// @ts-expect-error a video needs a prompt
export const withoutPrompt: VideoInput = { model: 'apixo/kling-2-5-turbo-pro' }

export function Fox() {
  const { generate, phase, task }: GenerateVideo = useGenerateVideo()
  holds<Is<ReturnType<typeof generate>, string>>()
  // @ts-expect-error there is no such phase
  if (phase === 'finished') return null
  if (task?.state === 'success') {
    holds<Is<(typeof task.resultUrls)[0], string>>()
    return <video src={task.resultUrls[0]} />
  }
  return <button onClick={() => generate(input)}>{useTasks().records.length}</button>
}

const rule: CfgScaleRule = { min: 0, max: 1, step: 0.1, default: 0.5, zones: [] }
const studio: VideoStudioProps = { className: 'studio' }
const dictionary: Messages = zhCN
export const page = (
  <RushesProvider backend={backend}>
    <TranslationProvider messages={messagesFor('pl', [pl, en])} locale="pl">
      <CfgSlider rule={rule} defaultValue={0.5} onValueChange={(value: number | undefined) => void value} />
      <FrameControl />
      <PromptForm />
      <TaskFeed />
      <VideoStudio {...studio} messages={dictionary} />
    </TranslationProvider>
  </RushesProvider>
)

const providers: VideoProvider[] = [
  apixo({ apiKey: process.env.APIXO_API_KEY }),
  kie({ apiKey: process.env.KIE_API_KEY }),
  chanjing({ appId: process.env.CHANJING_APP_ID, secretKey: process.env.CHANJING_SECRET_KEY }),
]
const options: VideoHandlerOptions = { providers, store: memoryStore(), secret: process.env.SECRET }
export const handler: (request: Request) => Promise<Response> = createVideoHandler(options)
export const shared = createVideoHandler({ ...options, store: redisStore(createClient()) })

const scenario: ScenarioName = 'fail:CONTENT_VIOLATION'
// @ts-expect-error there is no such scenario
export const noScenario: ScenarioName = 'no-such-thing'
export const server = setupServer(
  ...createVideoMocks({ scenario }).handlers,
  ...providerMocks.kie({ timeScale: 10 }).handlers,
)

export function said(error: unknown, task: Task): string | undefined {
  if (error instanceof VideoError) return error.code
  if (!isSettled(task)) return undefined
  holds<Is<(typeof task)['state'], 'success' | 'failed'>>()
  return task.state === 'failed' ? task.failure.reason : models[0]?.id
}
