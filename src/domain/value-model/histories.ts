/** One customer's visits, as the models see them; times in weeks since the first visit. */
export interface History {
  /** Repeat visits: days with a visit after the first. */
  readonly x: number
  /** Age at the last visit, t_x; 0 without a repeat visit. */
  readonly tx: number
  /** Age today. */
  readonly T: number
  /** Σ ln of the intervals between visits, in ln weeks; 0 without a repeat visit. */
  readonly litt: number
}

/** Histories of many customers, one row for each or for all who are alike. */
export interface Histories {
  readonly rows: number
  readonly x: Float64Array
  readonly tx: Float64Array
  readonly T: Float64Array
  /** Per row; null where rows of different intervals were put together. */
  readonly litt: Float64Array | null
  /** Customers per row. */
  readonly weight: Float64Array
  readonly customers: number
  /** Σ over customers of `litt`. */
  readonly littSum: number
  /** Customers who are alike share a row already. */
  readonly isMerged?: true
}

/** The histories as columns, a row for each. */
export function historiesOf(list: readonly History[]): Histories {
  const column = (of: (history: History) => number): Float64Array => Float64Array.from(list, of)
  return historiesFrom({
    x: column((history) => history.x),
    tx: column((history) => history.tx),
    T: column((history) => history.T),
    litt: column((history) => history.litt),
    weight: column(() => 1),
  })
}

/** The columns with their totals. */
export function historiesFrom(
  columns: Pick<Histories, 'x' | 'tx' | 'T' | 'weight'> & { readonly litt: Float64Array },
): Histories {
  const { weight, litt } = columns
  let [customers, littSum] = [0, 0]
  for (const [row, w] of weight.entries()) {
    customers += w
    littSum += w * (litt[row] ?? 0)
  }
  return { ...columns, rows: weight.length, customers, littSum }
}

/** About `rows` rows, taken evenly from all; the same ones every time. */
export function thinned(histories: Histories, rows: number): Histories {
  const step = histories.rows / rows
  const take = (column: Float64Array): Float64Array =>
    Float64Array.from({ length: rows }, (_, i) => column[Math.floor(i * step)] ?? 0)
  const weight = take(histories.weight)
  const customers = weight.reduce((sum, w) => sum + w, 0)
  return {
    rows,
    x: take(histories.x),
    tx: take(histories.tx),
    T: take(histories.T),
    litt: histories.litt && take(histories.litt),
    weight,
    customers,
    littSum: (histories.littSum * customers) / histories.customers,
  }
}
