import type { ComponentType } from 'react'
import { memo } from 'react'

/**
 * The component, rendered again only where a prop says something else: a small object that was put together anew says
 * the same as before. So that typing renders what shows it, and not the rest of the form.
 */
export function steady<Props extends object>(component: ComponentType<Props>) {
  return memo(component, (before, after) => isSame(before, after, isSameFacts))
}

function isSameFacts(one: unknown, other: unknown): boolean {
  return isPlain(one) && isPlain(other) ? isSame(one, other, Object.is) : Object.is(one, other)
}

function isSame(one: object, other: object, same: (one: unknown, other: unknown) => boolean): boolean {
  const before = new Map<string, unknown>(Object.entries(one))
  const after = Object.entries(other)
  return before.size === after.length && after.every(([key, value]) => same(before.get(key), value))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
