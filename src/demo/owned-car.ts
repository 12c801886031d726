import type { Car } from '#demo/car.ts'
import type { DayNumber } from '#demo/day-text.ts'

/** A car while somebody has it, and where its service stands. */
export interface OwnedCar {
  readonly car: Car
  /** First day on which it was not theirs any more; null while it is. */
  endedOn: DayNumber | null
  nextOn: DayNumber
  lastOn: DayNumber
  lastKm: number
  servicedOn: DayNumber
  servicedKm: number
  visits: number
  /** It comes back because the last repair did not hold. */
  reworkDue: boolean
}
