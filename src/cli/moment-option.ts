import { parseDay } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { LocalTime } from '#domain/working-time/local-time.ts'
import type { ValueOption } from '#cli/option.ts'

/** A day with the time on the clocks of the centre: `2024-09-30T15:30`, or with a space. */
export function momentOption(label: Label): ValueOption<LocalTime> {
  return {
    takes: 'D_T',
    label,
    read: readMoment,
    wants: { zh: '日期和时间，例如 2024-09-30T15:30', en: 'a day and a time such as 2024-09-30T15:30' },
  }
}

function readMoment(text: string): LocalTime | null {
  const [, day = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})$/.exec(text) ?? []
  const on = parseDay(day)
  if (on === null || Number(hours) > 23 || Number(minutes) > 59) return null
  return { on, minute: Number(hours) * 60 + Number(minutes) }
}
