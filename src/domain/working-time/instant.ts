import { dayFromNumber, dayNumber, day } from '#domain/calendar.ts'

/** A moment in UTC as text, `2026-03-01T08:30:00Z`, with or without fractions of a second. */
export type Instant = string

const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/
export const dayMillis = 86_400_000
export const minuteMillis = 60_000

/** Milliseconds since 1970. Throws where the text is no moment in UTC. */
export function millisOf(instant: Instant): number {
  const [, on = '', hours, minutes, seconds, fraction = ''] = pattern.exec(instant) ?? []
  if (on === '') throw new Error(`not a moment in UTC: ${instant}`)
  const ofDay = (Number(hours) * 60 + Number(minutes)) * minuteMillis + Number(seconds) * 1000
  return dayNumber(day(on)) * dayMillis + ofDay + Number(fraction.slice(0, 3).padEnd(3, '0'))
}

export function instantOf(millis: number): Instant {
  const days = Math.floor(millis / dayMillis)
  const rest = millis - days * dayMillis
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [rest / 3_600_000, (rest / minuteMillis) % 60, (rest / 1000) % 60].map((part) => two(Math.floor(part)))
  const fraction = Math.floor(rest % 1000)
  return `${dayFromNumber(days)}T${time.join(':')}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}Z`
}
