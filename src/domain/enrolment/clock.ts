import type { Day } from '#domain/calendar.ts'
import { localTimeOf, startOf } from '#domain/working-time/local-time.ts'
import { millisOf, type Instant } from '#domain/working-time/instant.ts'

/** The moment at which the engine looks, and what day that is at the customer's centre. */
export interface Clock {
  readonly now: Instant
  readonly today: Day
  /** IANA name. */
  readonly zone: string
}

export function clockAt(now: Instant, zone: string): Clock {
  return { now, today: localTimeOf(now, zone).on, zone }
}

/** The first moment of a civil day at the centre: when what is due on that day comes due. */
export function beginOf(on: Day, { zone }: Clock): Instant {
  return startOf(on, zone)
}

/** The civil day of a moment at the centre. */
export function dayAt(instant: Instant, { zone }: Clock): Day {
  return localTimeOf(instant, zone).on
}

/** The earlier of two moments, where null is never. */
export function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return millisOf(other) < millisOf(one) ? other : one
}
