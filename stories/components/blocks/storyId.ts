import { storyNameFromExport, toId } from 'storybook/internal/csf'

/** What a story is called in Storybook's addresses. */
export function storyId(title: string, exportName: string): string {
  return toId(title, storyNameFromExport(exportName))
}
