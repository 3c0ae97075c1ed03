/** Like `Promise.all` over a map, with at most so many under way at once. Results are in the order of the items. */
export async function mapAtMost<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  // One iterator for all workers: each takes the next item that nobody has.
  const rest = items.entries()
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await map(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results
}
