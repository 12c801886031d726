import { addDays, daysBetween, type Day } from '#domain/calendar.ts'
import type { CarFacts, VisitFacts } from '#domain/customer-facts.ts'

/** Where the odometer stood at its last reading, and how fast it has been running; `kmPerDay` > 0. */
export interface MileageTrend {
  readonly on: Day
  readonly km: number
  readonly kmPerDay: number
}

/** Two readings closer than this say more about one trip than about a habit. */
const leastDays = 30

/** The import takes a smaller fall for a slip of the pen. */
const mostFallKm = 1000

/**
 * The car's mileage trend from the readings of its visits (ascending): from the earliest reading within `lookBackDays` before the
 * last one, else from delivery at 0 km. Null without readings far enough apart, or where they do not rise.
 */
export function mileageTrend(car: CarFacts, visits: readonly VisitFacts[], lookBackDays: number): MileageTrend | null {
  const readings: { on: Day; km: number }[] = car.deliveredOn === null ? [] : [{ on: car.deliveredOn, km: 0 }]
  for (const { on, mileageKm } of visits) if (mileageKm !== null) readings.push({ on, km: mileageKm })
  const last = readings.at(-1)
  if (last === undefined || last.km <= 0) return null
  // Fallen readings are kept by the import and flagged; which of them is wrong nobody knows.
  if (readings.some(({ km }) => km > last.km + mostFallKm)) return null
  const apart = readings.filter(({ on }) => daysBetween(on, last.on) >= leastDays)
  const from = apart.find(({ on }) => daysBetween(on, last.on) <= lookBackDays) ?? apart.at(-1)
  if (from === undefined || last.km <= from.km) return null
  return { on: last.on, km: last.km, kmPerDay: (last.km - from.km) / daysBetween(from.on, last.on) }
}

/** The first day on which the car has run `km`; null where that lies more than ten years off. */
export function dayAtMileage(trend: MileageTrend, km: number): Day | null {
  const days = Math.ceil((km - trend.km) / trend.kmPerDay)
  return days > 3650 ? null : addDays(trend.on, Math.max(days, -3650))
}

/** Projected odometer at the end of `today`, whole km. */
export function mileageAt(trend: MileageTrend, today: Day): number {
  return Math.round(trend.km + trend.kmPerDay * Math.max(0, daysBetween(trend.on, today)))
}
