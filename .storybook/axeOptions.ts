import type { RunOptions } from 'axe-core'

/**
 * What axe holds every story to: WCAG 2.0 to 2.2 at A and AA, and what it calls best practice. A story is a part of a
 * page, so what only a whole page has is not asked of it.
 */
export const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // Off unless it is asked for by name.
    'target-size': { enabled: true },
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
} satisfies RunOptions
