/** Customers of nearly the same forecast, and what came of it. */
export interface CalibrationGroup {
  readonly customers: number
  /** Mean of what was foretold, 0–1. */
  readonly foretold: number
  /** Share to whom it happened. */
  readonly happened: number
  /** 95 % interval of that share (Wilson 1927): beyond it the forecast is off by more than chance. */
  readonly low: number
  readonly high: number
}

const z = 1.959963984540054

/** Groups of equal size by what was foretold, lowest first; deciles unless said otherwise. Equal forecasts may be parted. */
export function calibrationOf(
  foretold: ArrayLike<number>,
  happened: (index: number) => boolean,
  groups = 10,
): CalibrationGroup[] {
  const order = Array.from({ length: foretold.length }, (_, i) => i).toSorted(
    (a, b) => (foretold[a] ?? 0) - (foretold[b] ?? 0) || a - b,
  )
  const bound = (group: number): number => Math.round((group * order.length) / groups)
  return Array.from({ length: groups }, (_, group) => order.slice(bound(group), bound(group + 1)))
    .filter((own) => own.length > 0)
    .map((own) => {
      const n = own.length
      const share = own.filter(happened).length / n
      const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
      const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
      return {
        customers: n,
        foretold: own.reduce((sum, i) => sum + (foretold[i] ?? 0), 0) / n,
        happened: share,
        low: Math.max(0, middle - half),
        high: Math.min(1, middle + half),
      }
    })
}
