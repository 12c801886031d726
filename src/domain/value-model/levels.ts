import { wholeAt } from '#domain/value-model/column.ts'

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
