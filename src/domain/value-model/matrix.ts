import { at } from '#domain/value-model/column.ts'

/** A square matrix, row after row. */
export type Matrix = readonly Float64Array[]

export function scaledIdentity(size: number, scale: number): Matrix {
  return Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (__, i) => (i === row ? scale : 0)),
  )
}

export function times(matrix: Matrix, vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector))
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i)
  return sum
}

/** The inverse of a symmetric positive definite matrix by Cholesky's decomposition; null where it is not one. */
export function inverseOfPositive(matrix: Matrix): Matrix | null {
  const lower = cholesky(matrix)
  if (lower === null) return null
  const size = matrix.length
  const columns = Array.from({ length: size }, (_, unit) => {
    const forward = new Float64Array(size)
    for (const [i, row] of lower.entries()) {
      let sum = i === unit ? 1 : 0
      for (let j = 0; j < i; j++) sum -= at(row, j) * at(forward, j)
      forward[i] = sum / at(row, i)
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = at(forward, i)
      for (const [j, row] of lower.entries()) if (j > i) sum -= at(row, i) * at(forward, j)
      forward[i] = sum / at(lower[i] ?? forward, i)
    }
    return forward
  })
  return columns
}

function cholesky(matrix: Matrix): Matrix | null {
  const lower: Float64Array[] = []
  for (const [i, from] of matrix.entries()) {
    const row = new Float64Array(matrix.length)
    lower.push(row)
    for (let j = 0; j <= i; j++) {
      const other = lower[j] ?? row
      let sum = at(from, j)
      for (let n = 0; n < j; n++) sum -= at(row, n) * at(other, n)
      if (j < i) row[j] = sum / at(other, j)
      else if (sum > 1e-13 * Math.abs(at(from, i))) row[i] = Math.sqrt(sum)
      else return null
    }
  }
  return lower
}

/** L with L·L′ = the matrix, which may have rows of 0: those stay 0. */
export function lowerTriangle(matrix: Matrix): Matrix {
  const held = matrix.map((row, i) => row.map((value, j) => (i === j && value === 0 ? 1 : value)))
  const lower = cholesky(held)
  if (lower === null) throw new RangeError('a covariance that is not positive')
  return lower.map((row, i) => row.map((value, j) => (j > i || at(matrix[i] ?? row, i) === 0 ? 0 : value)))
}
