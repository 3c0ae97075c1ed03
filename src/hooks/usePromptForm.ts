'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { VideoInput } from '../core/VideoInput.js'
import type { VideoModel } from '../core/VideoModel.js'
import { kling } from '../models/kling.js'
import { maxFrames } from '../models/modelMode.js'
import type { VideoDraft } from './formInput.js'
import { changedSettings, formInput } from './formInput.js'
import { formProblems, formWarnings } from './formFindings.js'
import { framesValue } from './Frame.js'
import type { DraftOptions } from './useDraft.js'
import { useDraft } from './useDraft.js'
import type { Frames } from './useFrames.js'
import { useFrames } from './useFrames.js'
import type { Models } from './useModels.js'
import { useModels } from './useModels.js'

/** Where the form begins, and where it ends. */
export interface PromptFormOptions extends DraftOptions {
  /** Called with an input that keeps the model's rules. */
  onSubmit?: ((input: VideoInput) => void) | undefined
}

/** All that a form for one video shows and does. */
export interface PromptFormState extends Omit<Models, 'retry'> {
  draft: VideoDraft
  /** The chosen model; the backend's first until one is chosen. */
  model?: VideoModel
  /** What would be sent. */
  input?: VideoInput
  frames: Frames
  /** What is wrong: the input's field → a message key. Empty until the first try to submit. */
  problems: Readonly<Record<string, string>>
  /** What the provider may refuse although it keeps the rules: the input's field → a message key. Submitted all the same. */
  warnings: Readonly<Record<string, string>>
  /** How many advanced settings differ from the model's own. */
  changedSettings: number
  /** Submitting waits for an image that is being checked or sent. */
  isWaiting: boolean
  /** Stays the same function. */
  set<Field extends keyof VideoInput>(field: Field, value: VideoInput[Field] | undefined): void
  /** Asks the backend again for its models. */
  retry: () => void
  /** Submits, or shows what is wrong. Resolves to the problems, empty where it was submitted. */
  submit(): Promise<Readonly<Record<string, string>>>
  /** The default value again, and nothing of what was typed is kept. */
  reset(): void
}

/** The state of a form for one video. What was typed stays, whatever becomes of the video. */
export function usePromptForm(options: PromptFormOptions = {}): PromptFormState {
  const { onSubmit } = options
  const { models, retry, ...rest } = useModels()
  const { draft, change, reset } = useDraft(options)
  const [wasTried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const isSubmitting = useRef(false)
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  const model = models.find(({ id }) => id === draft.model) ?? models[0]
  const frames = useFrames({
    value: framesOf(draft),
    onValueChange: ({ startFrame, endFrame }) => {
      change({ startFrame, endFrame })
    },
    rule: model?.image ?? kling.image,
    model: model?.id,
  })
  const input = useMemo(
    () => model && formInput(model, { ...withoutFrames(draft), ...frames.value }),
    [model, draft, frames.value.startFrame, frames.value.endFrame], // eslint-disable-line react-hooks/exhaustive-deps -- by its two URLs
  )
  const problems = model && input && wasTried ? formProblems(model, input, frames) : {}

  const set = useCallback<PromptFormState['set']>(
    (field, value) => {
      change({ [field]: value })
    },
    [change],
  )

  async function submit() {
    if (!model || isSubmitting.current) return {}
    isSubmitting.current = true
    // An image that was chosen for another model, and that this one has no use for, is not waited for.
    const takesFrames = maxFrames(model) > 0
    setWaiting(takesFrames && frames.isBusy)
    try {
      const settled = takesFrames ? await frames.settled() : frames
      // A form that went away while its image was being sent has given the image up; without it, it is not the same video.
      if (!isMounted.current) return {}
      const final = formInput(model, { ...withoutFrames(draft), ...framesValue(settled) })
      const found = formProblems(model, final, settled)
      setTried(Object.keys(found).length > 0)
      if (Object.keys(found).length === 0) onSubmit?.(final)
      return found
    } finally {
      isSubmitting.current = false
      setWaiting(false)
    }
  }

  return {
    ...rest,
    models,
    retry,
    draft,
    ...(model && { model }),
    ...(input && { input }),
    frames,
    problems,
    warnings: model && input ? formWarnings(model, input, frames) : {},
    changedSettings: model ? changedSettings(model, draft) : 0,
    isWaiting,
    set,
    submit,
    reset() {
      setTried(false)
      // The refused one, and the one on its way, of which the draft knows nothing.
      frames.reset(framesOf(options.defaultValue ?? {}))
      reset()
    },
  }
}

function framesOf({ startFrame, endFrame }: VideoDraft) {
  return { ...(startFrame !== undefined && { startFrame }), ...(endFrame !== undefined && { endFrame }) }
}

function withoutFrames({ startFrame: _start, endFrame: _end, ...draft }: VideoDraft): VideoDraft {
  return draft
}
