import { useState } from 'react'
import { cssOf, type EditedTheme } from './EditedTheme.js'
import type { Density } from './ThemeEditor.js'

/** The theme as CSS, to take home. */
export function ThemeCss({ theme, density }: { theme: EditedTheme; density: Density }) {
  const css = cssOf(theme)
  const [copied, setCopied] = useState<string>()
  const [isRefused, setIsRefused] = useState(false)

  async function copy() {
    try {
      await navigator.clipboard.writeText(css)
      setCopied(css)
      setIsRefused(false)
    } catch {
      setIsRefused(true)
    }
  }

  return (
    <section className="editor-css" aria-labelledby="editor-css">
      <h2 id="editor-css">CSS</h2>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <span role="status">
        {copied === css && 'Copied.'}
        {isRefused && 'Not allowed here: select it and copy.'}
      </span>
      <pre tabIndex={0} aria-labelledby="editor-css">
        <code>{css}</code>
      </pre>
      <p>
        On the element around the kit: <code>data-theme="mine"</code>
        {density === 'compact' && (
          <>
            {' '}
            and <code>data-density="compact"</code>
          </>
        )}
        .
      </p>
    </section>
  )
}
