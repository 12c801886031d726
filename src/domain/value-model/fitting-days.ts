/** How far ahead fits are judged, and the earlier days, the latest first, from which candidates look so far. */
export interface FittingDays {
  readonly ahead: number
  readonly earlier: readonly number[]
}

const yearDays = 365
/** Less than this ahead says nothing about whether somebody comes back. */
const leastDays = 28

/** Two holdouts of a year, or of a quarter of what is known where that is shorter; none of a log of less than 16 weeks. Day numbers. */
export function fittingDays(first: number, until: number): FittingDays {
  const ahead = Math.min(yearDays, Math.floor((until - first) / 4))
  return { ahead, earlier: ahead < leastDays ? [] : [until - ahead, until - 2 * ahead] }
}
