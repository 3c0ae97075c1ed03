import { providerNameOf } from './ProviderName.js'

/**
 * An id in the form of a provider's own: `task_…` of APIXO, `task_kling_…` of KIE, a UUID of Chanjing.
 * Ids differ from one run to the next, so that what a browser remembers is not taken for a new task.
 */
export function simulatedTaskId(provider: string, now: number, count: number): string {
  const number = `${now}${String(count).padStart(4, '0')}`
  switch (providerNameOf(provider)) {
    case 'apixo':
      return `task_${number}`
    case 'kie':
      return `task_kling_${number}`
    case 'chanjing': {
      const digits = number.slice(-20).padStart(20, '0')
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4000-8000-0000${digits.slice(12)}`
    }
  }
}
