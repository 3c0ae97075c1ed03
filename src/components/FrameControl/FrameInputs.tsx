'use client'
import type { RefObject } from 'react'
import type { FramesValue } from '../../hooks/Frame.js'

interface FrameInputsProps {
  value: FramesValue
  /** Before the names of the two, where a form has more than one such control. */
  name: string | undefined
  isRequired: boolean
  /** What gets the focus where the form cannot be sent without a start frame. */
  mainRef: RefObject<HTMLButtonElement | null>
}

/** What a plain form knows of the frames: their URLs in its FormData, and that one is missing. */
export function FrameInputs({ value, name, isRequired, mainRef }: FrameInputsProps) {
  const { startFrame, endFrame } = value
  const nameOf = (field: keyof FramesValue) => (name === undefined ? field : `${name}.${field}`)
  return (
    <>
      {startFrame !== undefined && <input type="hidden" name={nameOf('startFrame')} value={startFrame} />}
      {endFrame !== undefined && <input type="hidden" name={nameOf('endFrame')} value={endFrame} />}
      {isRequired && startFrame === undefined && (
        // A hidden field is never asked whether it is valid; this one can be, and is seen by nobody.
        <input
          data-slot="hidden"
          data-required=""
          required
          aria-hidden
          tabIndex={-1}
          value=""
          onChange={() => undefined}
          onFocus={() => mainRef.current?.focus()}
        />
      )}
    </>
  )
}
