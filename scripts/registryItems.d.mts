export interface RegistryItem {
  $schema: string
  name: string
  type: string
  title: string
  description: string
  files: { path: string; content: string; type: string; target: string }[]
}
export function registryItems(): Map<string, RegistryItem>
