/**
 * The oldest browsers that know `light-dark()`. For older ones it would be rewritten into variables that only a
 * `color-scheme` within the same stylesheet sets, and the page's own, which is the one that counts, would give no colours.
 */
export const cssBrowsers = ['chrome123', 'edge123', 'firefox120', 'safari17.5']
