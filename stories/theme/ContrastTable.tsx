import { Check, X } from 'lucide-react'
import type { ContrastFigure } from './contrastChecks.js'
import { schemes, type Scheme } from './cssTokens.js'
import type { Figures } from './ThemeEditor.js'

interface ContrastTableProps {
  figures: Figures
  onMend(figure: ContrastFigure, scheme: Scheme): void
}

/** The contrast of both schemes, while the colours change. What fails says so in a word, and offers the next colour that passes. */
export function ContrastTable({ figures, onMend }: ContrastTableProps) {
  const failing = schemes.flatMap((scheme) => figures[scheme].filter(({ passes }) => !passes)).length
  return (
    <section className="editor-contrast" aria-labelledby="editor-contrast">
      <h2 id="editor-contrast">Contrast</h2>
      <p role="status" data-passes={failing === 0}>
        {failing === 0 ? 'All of it passes.' : `${failing} of ${figures.light.length * 2} fail.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">At its worst</th>
            <th scope="col">Needs</th>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
          </tr>
        </thead>
        <tbody>
          {figures.light.map(({ label, least }, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{least}</td>
              {schemes.map((scheme) => (
                <Figure key={scheme} figure={figures[scheme][index]} scheme={scheme} onMend={onMend} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface FigureProps extends Pick<ContrastTableProps, 'onMend'> {
  figure: ContrastFigure | undefined
  scheme: Scheme
}

function Figure({ figure, scheme, onMend }: FigureProps) {
  if (!figure) return <td />
  const { label, ratio, passes } = figure
  // Down, so that no figure says 4.5 and fails.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
  return (
    <td data-passes={passes}>
      <span className="editor-figure">
        {passes ? <Check aria-label="Passes" /> : <X aria-label="Fails" />}
        {shown}
      </span>
      {!passes && (
        <button type="button" aria-label={`Mend: ${label}, ${scheme}`} onClick={() => onMend(figure, scheme)}>
          Mend
        </button>
      )}
    </td>
  )
}
