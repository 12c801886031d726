/** The entry of a column at an index that is known to be inside. */
export function at(column: Float64Array, index: number): number {
  return column[index] ?? Number.NaN
}

/** The same for a column of whole numbers. */
export function wholeAt(column: Int32Array, index: number): number {
  return column[index] ?? 0
}
