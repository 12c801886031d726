import { addDays } from '#domain/calendar.ts'
import { quietSettingOf, type ContactPolicy } from '#domain/contact/contact-settings.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf, type LocalTime } from '#domain/working-time/local-time.ts'
import { isPublicHoliday, minuteOfClock } from '#domain/working-time/working-time-settings.ts'

/** When the quiet hours that hold now are over; null where it is not quiet. `zone` is the customer's centre's. */
export function quietUntil(now: Instant, zone: string, channel: TouchChannel, policy: ContactPolicy): Instant | null {
  const local = localTimeOf(now, zone)
  const loud = loudFrom(local, channel, policy)
  return loud === local ? null : instantAt(loud, zone)
}

/** When the public holidays in which we are now are over and it is not quiet; null where today is none. */
export function holidayUntil(now: Instant, zone: string, channel: TouchChannel, policy: ContactPolicy): Instant | null {
  let { on } = localTimeOf(now, zone)
  if (!isPublicHoliday(on, policy.workingTime)) return null
  // Nobody closes for two months on end.
  for (let days = 0; days < 60 && isPublicHoliday(on, policy.workingTime); days++) on = addDays(on, 1)
  return instantAt(loudFrom({ on, minute: 0 }, channel, policy), zone)
}

/** The wall's time itself, or the end of the quiet hours in which it lies. */
export function loudFrom(local: LocalTime, channel: TouchChannel, policy: ContactPolicy): LocalTime {
  const setting = quietSettingOf[channel]
  if (setting === null) return local
  const [from = 0, to = 0] = policy.contact[setting].map(minuteOfClock)
  const { on, minute } = local
  if (from <= to) return minute >= from && minute < to ? { on, minute: to } : local
  if (minute < to) return { on, minute: to }
  return minute >= from ? { on: addDays(on, 1), minute: to } : local
}
