/** How many items there are of each key, most first; equal ones in the order of their coming. */
export function countsBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): [K, number][] {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}
