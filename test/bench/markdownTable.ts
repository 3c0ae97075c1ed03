/** A table in Markdown: the first column begins at the left, figures end at the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const ends = head.map((_, index) => (index > 0 ? '---:' : '---'))
  return [line(head), line(ends), ...rows.map(line)].join('\n')
}
