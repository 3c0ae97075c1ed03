import { cpus } from 'node:os'

/** What happened, as a Markdown page. */
export function resultsPage({ results, packed, seconds }) {
  const rows = results.map(({ name, versions, done, error }) => [
    name,
    versions.join(', '),
    done.map((step) => `${step.name} ${step.seconds.toFixed(1)}`).join(', '),
    done.reduce((sum, step) => sum + step.seconds, 0).toFixed(1),
    error ? '**fails**' : 'passes',
  ])
  const lines = [
    '# The package, used as strangers use it',
    '',
    `Written by \`npm run check:consumers\` on Node ${process.versions.node} with ${cpus().length} cores, in ${seconds.toFixed(0)} s. ` +
      `The tarball has ${packed.entryCount} files, ${kilobytes(packed.size)} packed and ${kilobytes(packed.unpackedSize)} unpacked.`,
    '',
    row(['consumer', 'versions', 'steps (seconds)', 'seconds', '']),
    row(['---', '---', '---', '---:', '---']),
    ...rows.map(row),
  ]
  const notes = results.flatMap(({ name, notes }) => notes.map((note) => `- ${name}: ${note}.`))
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n')
}

const row = (cells) => `| ${cells.join(' | ')} |`
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`
