/** The middle value, or the mean of the two middle ones; null of nothing. Reorders what it is given. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null
  values.sort((a, b) => a - b)
  return middle(values)
}

/** The same of values that ascend already. */
export function middle(sorted: ArrayLike<number>): number | null {
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
