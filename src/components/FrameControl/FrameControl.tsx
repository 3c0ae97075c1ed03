'use client'
import type { ComponentPropsWithoutRef, Ref } from 'react'
import { forwardRef, useImperativeHandle, useRef } from 'react'
import type { FramesValue } from '../../hooks/Frame.js'
import { useFrames } from '../../hooks/useFrames.js'
import { useModels } from '../../hooks/useModels.js'
import { kling } from '../../models/kling.js'
import { maxFrames } from '../../models/modelMode.js'
import type { ModelId } from '../../core/VideoInput.js'
import { useFormReset } from '../base/useFormReset.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { FrameTiles } from './FrameTiles.js'

/** The props of `FrameControl`, beside those of its element. */
export interface FrameControlProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'onChange'> {
  /** The model whose rules the images must keep. Default: the backend's first. */
  model?: ModelId
  /** The URLs of the frames, where the host keeps them. */
  value?: FramesValue
  /** The frames at first, and after a reset, where it keeps its own value. */
  defaultValue?: FramesValue
  /** Called when the URLs of the ready frames change. */
  onValueChange?: (value: FramesValue) => void
  /** For a plain form: the URLs are in its FormData as `startFrame` and `endFrame`. @default true */
  withInputs?: boolean
  /** Where a form has several: the fields are `<name>.startFrame` and `<name>.endFrame` then. */
  name?: string
  /** Cannot be changed, and a form sends nothing of it. @default false */
  disabled?: boolean
  /** A form is not sent without a start frame. */
  required?: boolean
  /** The URL of a finished video: its last frame is offered as the start of the next. */
  newestVideo?: string
  /** The start tile's button: what a form library gives the focus to. */
  inputRef?: Ref<HTMLButtonElement>
}

/**
 * Start and end frame: by file, drop, paste or URL. Each image is checked before anything is sent, uploaded through
 * the backend, and can be swapped, replaced and removed. The reset of a form around it gives it its `defaultValue`
 * again, unless it is controlled.
 */
export const FrameControl = forwardRef<HTMLDivElement, FrameControlProps>(function FrameControl(
  {
    model: modelId,
    value,
    defaultValue,
    onValueChange,
    withInputs = true,
    required = false,
    inputRef,
    ...props
  },
  ref,
) {
  const { models } = useModels()
  const model = models.find(({ id }) => id === modelId) ?? models[0]
  const frames = useFrames({
    value,
    defaultValue,
    onValueChange,
    rule: model?.image ?? kling.image,
    model: model?.id,
  })
  const rootRef = useRef<HTMLDivElement>(null)
  const mainRef = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => rootRef.current as HTMLDivElement)
  useImperativeHandle(inputRef, () => mainRef.current as HTMLButtonElement)
  useFormReset(rootRef, () => {
    if (value === undefined) frames.reset(defaultValue ?? {})
  })
  return (
    <FrameTiles
      {...props}
      ref={rootRef}
      mainRef={mainRef}
      frames={frames}
      rule={model?.image ?? kling.image}
      maxFrames={model ? maxFrames(model) : 2}
      isRequired={required}
      withInputs={withInputs}
    />
  )
})
