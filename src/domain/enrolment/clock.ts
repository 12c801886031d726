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

/** Moments that enrolments name: whole groups are entered at one and the same, and a night asks about each of them. */
const known = new Map<string, Map<Instant, Day>>()
const mostKnown = 1000

/** The civil day of a moment at the centre. */
export function dayAt(instant: Instant, { zone }: Clock): Day {
  const days = known.get(zone) ?? new Map<Instant, Day>()
  const found = days.get(instant)
  if (found !== undefined) return found
  if (days.size >= mostKnown) days.clear()
  const { on } = localTimeOf(instant, zone)
  known.set(zone, days.set(instant, on))
  return on
}

/** The earlier of two moments, where null is never. */
export function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return millisOf(other) < millisOf(one) ? other : one
}
