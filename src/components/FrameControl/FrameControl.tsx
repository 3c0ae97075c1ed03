'use client'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import type { FramesValue } from '../../hooks/Frame.js'
import { useFrames } from '../../hooks/useFrames.js'
import { useModels } from '../../hooks/useModels.js'
import { kling } from '../../models/kling.js'
import { maxFrames } from '../../models/modelMode.js'
import type { ModelId } from '../../core/VideoInput.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { FrameTiles } from './FrameTiles.js'

export interface FrameControlProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'onChange'> {
  /** The model whose rules the images must keep. Default: the backend's first. */
  model?: ModelId
  value?: FramesValue
  defaultValue?: FramesValue
  /** Called when the URLs of the ready frames change. */
  onValueChange?: (value: FramesValue) => void
  /** For a plain form: the URLs are in its FormData as `startFrame` and `endFrame`. @default true */
  withInputs?: boolean
  disabled?: boolean
}

/**
 * Start and end frame: by file, drop, paste or URL. Each image is checked before anything is sent, uploaded through
 * the backend, and can be swapped, replaced and removed.
 */
export const FrameControl = forwardRef<HTMLDivElement, FrameControlProps>(function FrameControl(
  { model: modelId, value, defaultValue, onValueChange, withInputs = true, ...props },
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
  return (
    <FrameTiles
      {...props}
      ref={ref}
      frames={frames}
      rule={model?.image ?? kling.image}
      maxFrames={model ? maxFrames(model) : 2}
      withInputs={withInputs}
    />
  )
})
