export const documentedEntries: Readonly<Record<string, string>>
export function referencePath(entry: string): string
export function importName(entry: string): string
export function apiReference(): Promise<{ pages: Map<string, string>; undocumented: string[] }>
