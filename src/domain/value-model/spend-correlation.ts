import type { Spend } from '#domain/value-model/gamma-gamma.ts'

/**
 * Whether those who come often also spend more a visit, which Gamma-Gamma takes not to be so: Pearson's correlation of
 * the number of repeat visits with their mean amount, and Spearman's, which no single large amount can make. Null below three.
 */
export function spendCorrelation(
  spends: readonly Spend[],
): { readonly pearson: number; readonly spearman: number } | null {
  const known = spends.filter(({ x, mean }) => x > 0 && mean > 0)
  if (known.length < 3) return null
  const [visits, amounts] = [known.map(({ x }) => x), known.map(({ mean }) => mean)]
  return { pearson: pearson(visits, amounts), spearman: pearson(ranks(visits), ranks(amounts)) }
}

/** 0 where one of the two does not vary. */
function pearson(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - meanA, (b[i] ?? meanB) - meanB]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** 1 … n by size; ties share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value)
  const ranked = values.map(() => 0)
  for (let from = 0; from < order.length;) {
    let until = from
    while (until < order.length && order[until]?.value === order[from]?.value) until += 1
    for (const { index } of order.slice(from, until)) ranked[index] = (from + 1 + until) / 2
    from = until
  }
  return ranked
}
