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

/**
 * Remembers what it found for a zone: whole groups are entered at one moment and have steps on the same days, and a night
 * asks about each of them.
 */
function remembering<K, V>(find: (key: K, zone: string) => V): (key: K, zone: string) => V {
  const known = new Map<string, Map<K, V>>()
  return (key, zone) => {
    const ofZone = known.get(zone) ?? new Map<K, V>()
    const found = ofZone.get(key)
    if (found !== undefined) return found
    if (ofZone.size >= mostRemembered) ofZone.clear()
    const value = find(key, zone)
    known.set(zone, ofZone.set(key, value))
    return value
  }
}

const mostRemembered = 1000
const beginIn = remembering(startOf)
const dayIn = remembering((instant: Instant, zone) => localTimeOf(instant, zone).on)

/** The first moment of a civil day at the centre: when what is due on that day comes due. */
export function beginOf(on: Day, { zone }: Clock): Instant {
  return beginIn(on, zone)
}

/** The civil day of a moment at the centre. */
export function dayAt(instant: Instant, { zone }: Clock): Day {
  return dayIn(instant, zone)
}

/** The earlier of two moments, where null is never. */
export function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return millisOf(other) < millisOf(one) ? other : one
}
