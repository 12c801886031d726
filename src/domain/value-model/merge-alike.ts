import { at, wholeAt } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'
import { levelsOf } from '#domain/value-model/levels.ts'

/**
 * Customers with the same x, t_x and T in one row: all that a model with one k needs to know; `keepIntervals`: only where
 * their intervals are the same too, as they are of all who came at most once more. Rows of equal x lie together afterwards.
 */
export function mergeAlike(histories: Histories, keepIntervals = false): Histories {
  const { litt, weight } = histories
  if (histories.isMerged) return histories
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
  const [rows, others] = [
    { keys, numbers },
    { keys: new Float64Array(keys.length), numbers: new Int32Array(keys.length) },
  ]
  order(rows, others, { unit: 1, base: n })
  order(others, rows, { unit: n, base: n })
  order(rows, others, { unit: n * n, base: xs.values.length })
  const { keys: kept, ...merged } = runsOf(others, weight, keepIntervals ? litt : null)
  return { ...histories, ...merged, ...unpacked(kept, xs.values, ages.values), isMerged: true }
}

/** Keys, and the rows they are of. */
interface Keyed {
  readonly keys: Float64Array
  readonly numbers: Int32Array
}

/** The digit of a key that counts so many. */
interface Digit {
  readonly unit: number
  readonly base: number
}

function digitOf(key: number, { unit, base }: Digit): number {
  const upper = Math.floor(key / unit)
  return upper - Math.floor(upper / base) * base
}

/** Writes into `to` what is in `from`, in the order of one digit of the keys; those with the same digit stay as they were. A counting sort. */
function order(from: Keyed, to: Keyed, digit: Digit): void {
  const next = new Int32Array(digit.base + 1)
  for (let i = 0; i < from.keys.length; i++) {
    const after = digitOf(at(from.keys, i), digit) + 1
    next[after] = wholeAt(next, after) + 1
  }
  for (let i = 0; i < digit.base; i++) next[i + 1] = wholeAt(next, i + 1) + wholeAt(next, i)
  for (let i = 0; i < from.keys.length; i++) {
    const key = at(from.keys, i)
    const own = digitOf(key, digit)
    const place = wholeAt(next, own)
    to.keys[place] = key
    to.numbers[place] = wholeAt(from.numbers, i)
    next[own] = place + 1
  }
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
