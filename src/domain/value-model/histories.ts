import { at, wholeAt } from '#domain/value-model/column.ts'

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

/**
 * The different values of several columns of one quantity, numbered together, and which of them each row has.
 * A table with open addressing over the bits of the values: on millions of rows several times as fast as a Map.
 */
export function levelsOf(...columns: readonly Float64Array[]): {
  readonly values: Float64Array
  readonly of: Int32Array[]
} {
  const table: ValueTable = { values: new Float64Array(4096), places: new Int32Array(8192).fill(-1), count: 0 }
  const of = columns.map((column) => levelsIn(column, table))
  return { values: table.values.slice(0, table.count), of }
}

/** Values in the order in which they came, and at the place of each (or the next free one) its number. */
interface ValueTable {
  values: Float64Array<ArrayBuffer>
  places: Int32Array
  count: number
}

function levelsIn(column: Float64Array, table: ValueTable): Int32Array {
  const levels = new Int32Array(column.length)
  const bits = new Int32Array(column.buffer, column.byteOffset, 2 * column.length)
  let { values, places, count } = table
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? 0
    let place = placeOf(wholeAt(bits, 2 * row), wholeAt(bits, 2 * row + 1)) & (places.length - 1)
    let level = wholeAt(places, place)
    while (level >= 0 && values[level] !== value) {
      place = (place + 1) & (places.length - 1)
      level = wholeAt(places, place)
    }
    if (level < 0) {
      level = count++
      values[level] = value
      places[place] = level
      if (count === values.length) [values, places] = doubled(values)
    }
    levels[row] = level
  }
  table.values = values
  table.places = places
  table.count = count
  return levels
}

function placeOf(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function doubled(values: Float64Array): [Float64Array<ArrayBuffer>, Int32Array] {
  const longer = new Float64Array(2 * values.length)
  longer.set(values)
  const bits = new Int32Array(longer.buffer)
  const places = new Int32Array(2 * longer.length).fill(-1)
  for (let level = 0; level < values.length; level++) {
    let place = placeOf(wholeAt(bits, 2 * level), wholeAt(bits, 2 * level + 1)) & (places.length - 1)
    while (wholeAt(places, place) >= 0) place = (place + 1) & (places.length - 1)
    places[place] = level
  }
  return [longer, places]
}

/**
 * Customers with the same x, t_x and T in one row: all that a model with one k needs to know; `keepIntervals`: only where
 * their intervals are the same too, as they are of all who came at most once more. Rows of equal x lie together afterwards.
 */
export function mergeAlike(histories: Histories, keepIntervals = false): Histories {
  const { litt, weight } = histories
  const [xs, ages] = [levelsOf(histories.x), levelsOf(histories.tx, histories.T)]
  const [xOf, txOf, TOf] = [xs.of[0], ages.of[0], ages.of[1]]
  const n = ages.values.length
  if (!xOf || !txOf || !TOf || xs.values.length * n * n > Number.MAX_SAFE_INTEGER) return histories
  const keys = new Float64Array(histories.rows)
  const numbers = new Int32Array(histories.rows)
  for (let row = 0; row < keys.length; row++) {
    keys[row] = (wholeAt(xOf, row) * n + wholeAt(TOf, row)) * n + wholeAt(txOf, row)
    numbers[row] = row
  }
  const sorted = [1, n, n * n].reduce<Keyed>((rows, unit, i) => orderedBy(rows, unit, i < 2 ? n : xs.values.length), {
    keys,
    numbers,
  })
  const merged = runsOf(sorted, weight, keepIntervals ? litt : null)
  return { ...histories, ...merged, ...unpacked(merged.keys, xs.values, ages.values) }
}

/** Keys, and the rows they are of. */
interface Keyed {
  readonly keys: Float64Array
  readonly numbers: Int32Array
}

/** In the order of one digit of the keys; those with the same digit stay as they were. A counting sort. */
function orderedBy({ keys, numbers }: Keyed, unit: number, base: number): Keyed {
  const digits = new Int32Array(keys.length)
  const next = new Int32Array(base + 1)
  for (let i = 0; i < keys.length; i++) {
    const upper = Math.floor(at(keys, i) / unit)
    const digit = upper - Math.floor(upper / base) * base
    digits[i] = digit
    next[digit + 1] = wholeAt(next, digit + 1) + 1
  }
  for (let digit = 0; digit < base; digit++) next[digit + 1] = wholeAt(next, digit + 1) + wholeAt(next, digit)
  const ordered = { keys: new Float64Array(keys.length), numbers: new Int32Array(keys.length) }
  for (let i = 0; i < keys.length; i++) {
    const digit = wholeAt(digits, i)
    const place = wholeAt(next, digit)
    ordered.keys[place] = at(keys, i)
    ordered.numbers[place] = wholeAt(numbers, i)
    next[digit] = place + 1
  }
  return ordered
}

/** Rows with the same key, and the same intervals where those are given, put together in place. */
function runsOf({ keys, numbers }: Keyed, weight: Float64Array, litt: Float64Array | null): Runs {
  const weights = new Float64Array(keys.length)
  const kept = new Float64Array(litt === null ? 0 : keys.length)
  let rows = 0
  for (let i = 0; i < keys.length; i++) {
    const key = at(keys, i)
    const row = wholeAt(numbers, i)
    const own = litt === null ? 0 : at(litt, row)
    if (i === 0 || key !== keys[rows - 1] || (litt !== null && own !== kept[rows - 1])) {
      keys[rows] = key
      kept[rows] = own
      rows += 1
    }
    weights[rows - 1] = at(weights, rows - 1) + at(weight, row)
  }
  return { rows, keys: keys.slice(0, rows), weight: weights.slice(0, rows), litt: litt && kept.slice(0, rows) }
}

interface Runs extends Pick<Histories, 'rows' | 'weight' | 'litt'> {
  readonly keys: Float64Array
}

function unpacked(keys: Float64Array, xs: Float64Array, ages: Float64Array): Pick<Histories, 'x' | 'tx' | 'T'> {
  const n = ages.length
  const [x, tx, T] = [new Float64Array(keys.length), new Float64Array(keys.length), new Float64Array(keys.length)]
  for (let row = 0; row < keys.length; row++) {
    const key = at(keys, row)
    const upper = Math.floor(key / n)
    const level = Math.floor(upper / n)
    tx[row] = at(ages, key - upper * n)
    T[row] = at(ages, upper - level * n)
    x[row] = at(xs, level)
  }
  return { x, tx, T }
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
