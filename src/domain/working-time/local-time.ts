import { dayFromNumber, dayNumber, dayOf, type Day } from '#domain/calendar.ts'
import { dayMillis, instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'

/** What the clock on the wall of a centre shows. */
export interface LocalTime {
  readonly on: Day
  /** 0–1439 since midnight by the clock; 1440 is the end of the day. */
  readonly minute: number
}

/** The wall's time at a moment, seconds left out; `zone` is an IANA name. */
export function localTimeOf(instant: Instant, zone: string): LocalTime {
  return wallOf(millisOf(instant), zone)
}

/**
 * The moment at which the wall shows this time. An hour that a change of clocks leaves out begins when it is over; one
 * that comes twice is the first of the two.
 */
export function instantAt({ on, minute }: LocalTime, zone: string): Instant {
  const wanted = dayNumber(on) * dayMillis + minute * minuteMillis
  const candidates = [-dayMillis, dayMillis].map((aside) => wanted - offsetAt(wanted + aside, zone))
  const right = candidates.filter((millis) => millis + offsetAt(millis, zone) === wanted)
  return instantOf(right.length > 0 ? Math.min(...right) : Math.max(...candidates))
}

/** The first moment of a civil day. */
export function startOf(on: Day, zone: string): Instant {
  return instantAt({ on, minute: 0 }, zone)
}

function offsetAt(millis: number, zone: string): number {
  const { on, minute } = wallOf(millis, zone)
  return dayNumber(on) * dayMillis + minute * minuteMillis - Math.floor(millis / minuteMillis) * minuteMillis
}

function wallOf(millis: number, zone: string): LocalTime {
  // China has one time and no summer time: by far the most of what is asked.
  if (zone === 'Asia/Shanghai' && millis > sinceOneTime) return ofUtc(millis + 8 * 3_600_000)
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return { on: dayOf(part('year'), part('month'), part('day')), minute: part('hour') * 60 + part('minute') }
}

/** Summer time was last kept in 1991. */
const sinceOneTime = dayNumber('1992-01-01') * dayMillis

function ofUtc(millis: number): LocalTime {
  const days = Math.floor(millis / dayMillis)
  return { on: dayFromNumber(days), minute: Math.floor((millis - days * dayMillis) / minuteMillis) }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
