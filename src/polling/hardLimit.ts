/** The hard limit where a policy names none: beyond half an hour nobody waits, and the contact is `lost`. */
export const DEFAULT_MAX_TOTAL_MS = 30 * 60 * 1000
