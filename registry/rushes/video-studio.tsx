'use client'
import { PromptForm } from './prompt-form'
import { VideoProvider } from './rushes-provider'
import { TaskFeed } from './task-feed'

/** The form and all videos of this browser, side by side. */
export function VideoStudio() {
  return (
    <VideoProvider>
      <div className="grid gap-8 md:grid-cols-[24rem_1fr]">
        <PromptForm />
        <TaskFeed />
      </div>
    </VideoProvider>
  )
}
