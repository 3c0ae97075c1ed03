/** An answer that never comes. Whoever waits for it ends the waiting himself. */
export function silence(): Promise<never> {
  return new Promise(() => {})
}
