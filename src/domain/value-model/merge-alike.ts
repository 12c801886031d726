import { at, wholeAt } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'
import { levelsOf } from '#domain/value-model/levels.ts'

/**
 * Customers with the same x, t_x and T in one row: all that a model with one k needs to know; `keepIntervals`: only where
 * their intervals are the same too, as they are of all who came at most once more. Rows of equal x lie together afterwards.
 */
export function mergeAlike(histories: Histories, keepIntervals = false): Histories {
  if (histories.isMerged) return histories
  const [xs, ages] = [levelsOf(histories.x), levelsOf(histories.tx, histories.T)]
  const [[xOf = none], [txOf = none, TOf = none]] = [xs.of, ages.of]
  const byLast = inOrder(null, { of: txOf, count: ages.values.length })
  const order = inOrderOfBoth(byLast, { of: xOf, count: xs.values.length }, { of: TOf, count: ages.values.length })
  return { ...histories, ...runsOf(histories, order, { xOf, txOf, TOf, keepIntervals }), isMerged: true }
}

const none = new Int32Array()

/** The level of each row, from 0 to below `count`. */
interface Levels {
  readonly of: Int32Array
  readonly count: number
}

/** Levels that fit into a table in the processor’s cache, or nearly. */
const fewLevels = 1 << 22

/** Rows in the order of the first levels, and within them of the second: at once where they are few. */
function inOrderOfBoth(rows: Int32Array, first: Levels, second: Levels): Int32Array {
  const count = first.count * second.count
  if (count > fewLevels) return inOrder(inOrder(rows, second), first)
  const of = first.of.map((level, row) => level * second.count + wholeAt(second.of, row))
  return inOrder(rows, { of, count })
}

/** Row numbers (null: from the first to the last) in the order of their levels; those of one level stay as they were. A counting sort. */
function inOrder(rows: Int32Array | null, { of: levels, count }: Levels): Int32Array {
  const next = new Int32Array(count + 1)
  for (let row = 0; row < levels.length; row++) {
    const after = wholeAt(levels, row) + 1
    next[after] = wholeAt(next, after) + 1
  }
  for (let level = 0; level < count; level++) next[level + 1] = wholeAt(next, level + 1) + wholeAt(next, level)
  const ordered = new Int32Array(levels.length)
  for (let i = 0; i < levels.length; i++) {
    const row = rows === null ? i : wholeAt(rows, i)
    const level = wholeAt(levels, row)
    const place = wholeAt(next, level)
    ordered[place] = row
    next[level] = place + 1
  }
  return ordered
}

interface Alike {
  readonly xOf: Int32Array
  readonly txOf: Int32Array
  readonly TOf: Int32Array
  readonly keepIntervals: boolean
}

/** Neighbours in the order who are alike, put together. */
function runsOf(
  { x, tx, T, litt, weight }: Histories,
  order: Int32Array,
  { xOf, txOf, TOf, keepIntervals }: Alike,
): Pick<Histories, 'rows' | 'x' | 'tx' | 'T' | 'litt' | 'weight'> {
  const intervals = keepIntervals ? litt : null
  const firsts = new Int32Array(order.length)
  const weights = new Float64Array(order.length)
  let [rows, first] = [0, -1]
  for (let i = 0; i < order.length; i++) {
    const row = wholeAt(order, i)
    const isAlike =
      first >= 0 &&
      wholeAt(txOf, row) === wholeAt(txOf, first) &&
      wholeAt(TOf, row) === wholeAt(TOf, first) &&
      wholeAt(xOf, row) === wholeAt(xOf, first) &&
      (intervals === null || at(intervals, row) === at(intervals, first))
    if (!isAlike) {
      first = row
      firsts[rows++] = row
    }
    weights[rows - 1] = at(weights, rows - 1) + at(weight, row)
  }
  const taken = (column: Float64Array): Float64Array => {
    const values = new Float64Array(rows)
    for (let i = 0; i < rows; i++) values[i] = at(column, wholeAt(firsts, i))
    return values
  }
  return {
    rows,
    x: taken(x),
    tx: taken(tx),
    T: taken(T),
    litt: intervals && taken(intervals),
    weight: weights.slice(0, rows),
  }
}
