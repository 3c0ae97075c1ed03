'use client'
import { useEffect, useRef, useState } from 'react'
import type { Translator } from '../../messages/translator.js'

interface FrameUrlFieldProps {
  label: string
  t: Translator
  /** With a URL it is taken; without one nothing changes. */
  onClose: (url?: string) => void
}

/** Asks for the address of an image. Enter takes it, Escape leaves it. */
export function FrameUrlField({ label, t, onClose }: FrameUrlFieldProps) {
  const [url, setUrl] = useState('')
  const inputRef = useRef<HTMLInputElement>(null)
  // It was asked for by a press of the button that it replaces. Once only: whoever goes elsewhere stays there.
  useEffect(() => {
    inputRef.current?.focus()
  }, [])
  const take = () => {
    onClose(url.trim() === '' ? undefined : url)
  }
  return (
    <div data-slot="frame-url">
      <input
        ref={inputRef}
        data-slot="input"
        type="url"
        inputMode="url"
        autoComplete="off"
        aria-label={label}
        placeholder={t('frame.url.placeholder')}
        value={url}
        onChange={({ target }) => {
          setUrl(target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault() // the form around it is not sent by this
            take()
          }
          if (event.key === 'Escape') {
            event.stopPropagation()
            onClose()
          }
        }}
      />
      <div data-slot="frame-url-actions">
        <button type="button" data-slot="button" data-variant="outline" onClick={take}>
          {t('frame.url.use')}
        </button>
        <button
          type="button"
          data-slot="button"
          onClick={() => {
            onClose()
          }}
        >
          {t('frame.url.cancel')}
        </button>
      </div>
    </div>
  )
}
