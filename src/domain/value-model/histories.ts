import { wholeAt } from '#domain/value-model/column.ts'

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

/** The different values of several columns of one quantity, numbered together, and which of them each row has. */
export function levelsOf(...columns: readonly Float64Array[]): {
  readonly values: Float64Array
  readonly of: Int32Array[]
} {
  const numbers = new Map<number, number>()
  const of = columns.map((column) => {
    const levels = new Int32Array(column.length)
    let [lastValue, lastLevel] = [Number.NaN, 0]
    for (let row = 0; row < column.length; row++) {
      const value = column[row] ?? 0
      if (value !== lastValue) {
        lastValue = value
        lastLevel = numbers.get(value) ?? numbers.size
        if (lastLevel === numbers.size) numbers.set(value, lastLevel)
      }
      levels[row] = lastLevel
    }
    return levels
  })
  return { values: Float64Array.from(numbers.keys()), of }
}

/**
 * Customers with the same x, t_x and T in one row: all that a model with one k needs to know.
 * Rows become keys that are sorted as numbers, which costs less than a map of a million entries.
 */
export function mergeAlike(histories: Histories): Histories {
  const [xs, ages] = [levelsOf(histories.x), levelsOf(histories.tx, histories.T)]
  const [xOf, txOf, TOf] = [xs.of[0], ages.of[0], ages.of[1]]
  const n = ages.values.length
  if (!xOf || !txOf || !TOf || xs.values.length * n * n > Number.MAX_SAFE_INTEGER) return histories
  if (histories.weight.some((w) => w !== 1)) return histories
  const keys = new Float64Array(histories.rows)
  for (let row = 0; row < keys.length; row++) {
    keys[row] = (wholeAt(xOf, row) * n + wholeAt(TOf, row)) * n + wholeAt(txOf, row)
  }
  keys.sort()
  return {
    ...unpacked(runsOf(keys), xs.values, ages.values),
    customers: histories.customers,
    littSum: histories.littSum,
  }
}

interface Runs {
  readonly keys: Float64Array
  readonly lengths: Float64Array
}

function runsOf(sorted: Float64Array): Runs {
  const lengths = new Float64Array(sorted.length)
  let runs = 0
  for (let i = 0; i < sorted.length; i++) {
    const key = sorted[i] ?? 0
    if (i > 0 && key === sorted[runs - 1]) lengths[runs - 1] = (lengths[runs - 1] ?? 0) + 1
    else {
      sorted[runs] = key
      lengths[runs++] = 1
    }
  }
  return { keys: sorted.slice(0, runs), lengths: lengths.slice(0, runs) }
}

function unpacked(runs: Runs, xs: Float64Array, ages: Float64Array): Omit<Histories, 'customers' | 'littSum'> {
  const n = ages.length
  const rows = runs.keys.length
  const [x, tx, T] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  for (let row = 0; row < rows; row++) {
    const key = runs.keys[row] ?? 0
    const upper = Math.floor(key / n)
    tx[row] = ages[key - upper * n] ?? 0
    T[row] = ages[upper % n] ?? 0
    x[row] = xs[Math.floor(upper / n)] ?? 0
  }
  return { rows, x, tx, T, litt: null, weight: runs.lengths }
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
