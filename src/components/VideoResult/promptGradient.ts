/** A calm gradient that belongs to a prompt: the same words give the same colours. */
export function promptGradient(prompt: string): string {
  let hash = 0
  for (const character of prompt) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  // From teal over blue to rose: the rest of the circle is brown and olive where it is dark.
  const hue = 190 + (hash % 150)
  const angle = 120 + (hash % 5) * 15
  const stop = (lightness: number, shift: number) => `oklch(${lightness} 0.06 ${(hue + shift) % 360})`
  return `linear-gradient(${angle}deg, ${stop(0.46, 0)}, ${stop(0.34, 35)} 55%, ${stop(0.24, 65)})`
}
