import type { Day } from '#domain/calendar.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf } from '#domain/working-time/local-time.ts'

/**
 * The moment that counts as now where `today` counts as today: the clock's, or, where a group stands still on another
 * day, that day at the clock's time of day.
 */
export function nowOn(today: Day, clock: Instant, zone: string): Instant {
  const { on, minute } = localTimeOf(clock, zone)
  if (on === today) return clock
  return instantOf(millisOf(instantAt({ on: today, minute }, zone)) + (millisOf(clock) % minuteMillis))
}
