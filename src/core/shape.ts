import { property } from './unknownJson.js'

/**
 * What a value of unknown shape must look like to be taken as a `T`.
 *
 * A few lines in the place of a schema library: an app with the bare hooks only reads answers, and would download
 * more for reading them than for all the rest.
 */
export interface Shape<T> {
  /** A new `T` of the named fields; everything else in the value is dropped. Never throws. */
  safeParse(value: unknown): { success: true; data: T } | { success: false }
  /** The same. @throws {TypeError} where the value is of another shape. */
  parse(value: unknown): T
}

/** A field that may be left out; `undefined` counts as left out. */
export interface OptionalShape<T> {
  optional: Shape<T>
}

type Fields = Readonly<Record<string, Shape<unknown> | OptionalShape<unknown>>>
type Flat<T> = { [Key in keyof T]: T[Key] }
type ObjectOf<F extends Fields> = Flat<
  { [Key in keyof F as F[Key] extends Shape<unknown> ? Key : never]: ShapeOf<F[Key]> } & {
    [Key in keyof F as F[Key] extends Shape<unknown> ? never : Key]?: ShapeOf<F[Key]>
  }
>

/** The type of what a shape reads. */
export type ShapeOf<S> = S extends Shape<infer T> ? T : S extends OptionalShape<infer T> ? T : never

/** A shape by its reader, for which `undefined` is "something else". */
function shape<T>(read: (value: unknown) => T | undefined): Shape<T> {
  return {
    safeParse(value) {
      const data = read(value)
      return data === undefined ? { success: false } : { success: true, data }
    },
    parse(value) {
      const data = read(value)
      if (data === undefined) throw new TypeError('The value does not have the expected shape')
      return data
    },
  }
}

function readWith<T>(item: Shape<T>, value: unknown): T | undefined {
  const result = item.safeParse(value)
  return result.success ? result.data : undefined
}

export const text = shape((value) => (typeof value === 'string' ? value : undefined))
export const number = shape((value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined,
)
export const boolean = shape((value) => (typeof value === 'boolean' ? value : undefined))

/** One of a few texts or numbers. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return shape((value) => values.find((each) => each === value))
}

export function optional<T>(item: Shape<T>): OptionalShape<T> {
  return { optional: item }
}

/** An object, read field by field: only own fields count, and only the named ones are kept. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  return shape((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const found: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(fields)) {
      const own = property(value, name)
      if (own === undefined && 'optional' in field) continue
      const read = readWith('optional' in field ? field.optional : field, own)
      if (read === undefined) return undefined
      found[name] = read
    }
    return found as ObjectOf<F> // each field was read by its own shape
  })
}

/** A list of which every item has the shape. */
export function list<T>(item: Shape<T>): Shape<T[]> {
  return shape((value) => {
    if (!Array.isArray(value)) return undefined
    const items: T[] = []
    for (const each of value as unknown[]) {
      const read = readWith(item, each)
      if (read === undefined) return undefined
      items.push(read)
    }
    return items
  })
}

/** The same, with at least one. */
export function fullList<T>(item: Shape<T>): Shape<[T, ...T[]]> {
  return shape((value) => {
    const [first, ...rest] = readWith(list(item), value) ?? []
    return first === undefined ? undefined : [first, ...rest]
  })
}

/** Two numbers, such as [from, to]. */
export const pair: Shape<[number, number]> = shape((value) => {
  const [from, to, ...rest] = readWith(list(number), value) ?? []
  return from === undefined || to === undefined || rest.length > 0 ? undefined : [from, to]
})

/** An object with names that nobody knows beforehand. */
export function record<T>(item: Shape<T>): Shape<Record<string, T>> {
  return shape((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const entries: [string, T][] = []
    for (const [name, each] of Object.entries(value)) {
      const read = readWith(item, each)
      if (read === undefined) return undefined
      entries.push([name, read])
    }
    return Object.fromEntries(entries)
  })
}

/** The first of some shapes that fits. */
export function firstOf<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return shape((value) => {
    for (const each of shapes) {
      const read = readWith(each, value)
      if (read !== undefined) return read
    }
    return undefined
  })
}
