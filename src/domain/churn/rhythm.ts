import { median } from '#domain/median.ts'

/** A customer's own rhythm: how far apart their visits usually are. */
export interface Rhythm {
  readonly medianDays: number
  /** Middle half of the intervals, lowest and highest: the spread that is shown beside the median. */
  readonly fromDays: number
  readonly toDays: number
  readonly intervals: number
}

/** Days between neighbouring distinct visit days, in the order of time. */
export function visitIntervals(dayNumbers: readonly number[]): number[] {
  const intervals: number[] = []
  let last: number | undefined
  for (const number of dayNumbers) {
    if (last !== undefined && number !== last) intervals.push(number - last)
    last = number
  }
  return intervals
}

/** Median interval, days; null with fewer than `leastVisits` distinct visit days. `dayNumbers` ascend. */
export function ownInterval(dayNumbers: readonly number[], leastVisits: number): number | null {
  if (dayNumbers.length < leastVisits) return null
  const intervals = visitIntervals(dayNumbers)
  return intervals.length + 1 < leastVisits ? null : median(intervals)
}

/** The same with its spread, for whoever asks why. */
export function ownRhythm(dayNumbers: readonly number[], leastVisits: number): Rhythm | null {
  const medianDays = ownInterval(dayNumbers, leastVisits)
  if (medianDays === null) return null
  const sorted = visitIntervals(dayNumbers).sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? medianDays
  return { medianDays, fromDays: at(0.25), toDays: at(0.75), intervals: sorted.length }
}
