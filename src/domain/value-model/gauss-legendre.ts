import { at } from '#domain/value-model/column.ts'

/** The rule of twelve points on [0, 1]. Abramowitz & Stegun, table 25.4, there on [−1, 1]. */
export const legendre = {
  points: Float64Array.of(
    0.009219682876640378,
    0.047941371814762546,
    0.11504866290284765,
    0.20634102285669126,
    0.31608425050090994,
    0.43738329574426554,
    0.5626167042557344,
    0.6839157494990901,
    0.7936589771433087,
    0.8849513370971523,
    0.9520586281852375,
    0.9907803171233596,
  ),
  weights: Float64Array.of(
    0.023587668193255914,
    0.05346966299765921,
    0.08003916427167311,
    0.10158371336153296,
    0.1167462682691774,
    0.12457352290670139,
    0.12457352290670139,
    0.1167462682691774,
    0.10158371336153296,
    0.08003916427167311,
    0.05346966299765921,
    0.023587668193255914,
  ),
} as const

/** ∫ f over [from, from + width] by twelve points: exact for polynomials up to degree 23. */
export function gaussLegendre(f: (at: number) => number, from: number, width: number): number {
  let sum = 0
  for (const [i, weight] of legendre.weights.entries()) sum += weight * f(from + width * at(legendre.points, i))
  return sum * width
}
