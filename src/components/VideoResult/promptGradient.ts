/** A calm gradient that belongs to a prompt: the same words give the same colours. */
export function promptGradient(prompt: string): string {
  let hash = 0
  for (const character of prompt) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  const hue = hash % 360
  const angle = 120 + (hash % 5) * 15
  const stop = (lightness: number, shift: number) => `oklch(${lightness} 0.045 ${(hue + shift) % 360})`
  return `linear-gradient(${angle}deg, ${stop(0.46, 0)}, ${stop(0.34, 50)} 55%, ${stop(0.25, 95)})`
}
